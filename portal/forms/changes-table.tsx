import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { PlainTable } from '../parts/plain-table.tsx'
import { isMoney, type Difference } from './changes.ts'
import { unitOf } from './units.ts'
import { isFields } from './values.ts'

/** More are not read one by one. */
const most = 60

/** What was and what is, with units and amounts as everywhere else. */
export const ChangesTable = ({ changes, before }: { readonly changes: readonly Difference[]; readonly before: string }): ReactNode => {
  const { t } = useWords()
  const { labelOf, textOf } = useChangeWords()
  return (
    <>
      <PlainTable label={t('forms.changed')} narrowest={360}>
        <Table.Thead><Table.Tr><Table.Th>{t('forms.what')}</Table.Th><Table.Th>{before}</Table.Th><Table.Th>{t('forms.now')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {changes.slice(0, most).map(({ path, before: was, after }) => {
            const name = path.findLast((step) => !/^\d/.test(step)) ?? ''
            return <Table.Tr key={path.join('/')}><Table.Td>{path.map(labelOf).join(' › ')}</Table.Td><Table.Td style={cell}>{textOf(was, name)}</Table.Td><Table.Td style={cell}>{textOf(after, name)}</Table.Td></Table.Tr>
          })}
        </Table.Tbody>
      </PlainTable>
      {changes.length > most && <Text size="sm">{t('forms.moreChanges', { count: changes.length - most })}</Text>}
    </>
  )
}

const cell = { overflowWrap: 'anywhere' } as const

const useChangeWords = () => {
  const { t, maybe, money, number } = useWords()
  const labelOf = (step: string): string => maybe(`fields.${step}`) ?? step
  const textOf = (value: unknown, name: string): string => {
    if (value === undefined || value === null || value === '') return '—'
    if (isMoney(value)) return money(value)
    if (typeof value === 'number') {
      const unit = unitOf(name)
      return unit ? `${number(value / unit.per, unit.digits)}${t(`units.${unit.suffix}`)}` : number(value)
    }
    if (Array.isArray(value)) return value.map((each) => textOf(each, name)).join('; ')
    return isFields(value) ? Object.entries(value).map(([field, each]) => `${labelOf(field)}: ${textOf(each, field)}`).join(', ') : String(value)
  }
  return { labelOf, textOf }
}
