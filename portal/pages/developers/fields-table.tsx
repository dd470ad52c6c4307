import { Code, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { PlainTable } from '../../parts/plain-table.tsx'
import type { Field } from './contract-docs.ts'

/** A schema as a table: each field, its kind, and whether it must be there. */
export const FieldsTable = ({ label, of }: { readonly label: string; readonly of: readonly Field[] }): ReactNode => {
  const { t } = useWords()
  if (of.length === 0) return <Text size="sm" c="dimmed">{t('developers.noFields')}</Text>
  return (
    <PlainTable label={label} narrowest={280}>
      <Table.Thead><Table.Tr><Table.Th>{t('developers.field')}</Table.Th><Table.Th>{t('developers.typeOf')}</Table.Th><Table.Th>{t('developers.required')}</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {of.map(({ path, type, required }) => (
          <Table.Tr key={path}><Table.Td><Code>{path}</Code></Table.Td><Table.Td style={{ overflowWrap: 'anywhere' }}>{type}</Table.Td><Table.Td>{t(required ? 'developers.required' : 'developers.optional')}</Table.Td></Table.Tr>
        ))}
      </Table.Tbody>
    </PlainTable>
  )
}
