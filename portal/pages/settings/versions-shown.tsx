import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PricesVersion } from '#services/quoting/price-book-view.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { Column } from '../../parts/column.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Panel } from '../../parts/panel.tsx'

type Version = Pick<PricesVersion, 'validFrom' | 'setBy' | 'setAt'>

/** What of the price book holds when, and who said so: those that are over stay to be looked at. */
export const VersionsShown = <V extends Version>({ versions, about, columns }: { readonly versions: readonly V[]; readonly about: string; readonly columns: readonly Column<V>[] }): ReactNode => {
  const { t, date } = useWords()
  if (versions.length === 0) return null
  const today = new Date().toISOString().slice(0, 10)
  const inForce = versions.findLast(({ validFrom }) => validFrom <= today)?.validFrom ?? ''
  const standing = (validFrom: string): string => t(`settings.version-${validFrom === inForce ? 'inForce' : validFrom > today ? 'toCome' : 'over'}`)
  return (
    <Panel title={t('fields.versions')} of="versions">
      <Text size="sm" maw="75ch">{about}</Text>
      <DataTable
        label={t('fields.versions')} rows={versions.toReversed()} rowKey={({ validFrom }) => validFrom} empty={null}
        columns={[
          { name: 'validFrom', text: ({ validFrom }) => date(validFrom), order: ({ validFrom }) => Date.parse(validFrom) },
          { name: 'status', text: ({ validFrom }) => standing(validFrom) },
          { name: 'setBy', text: ({ setBy }) => setBy.name },
          { name: 'setAt', text: ({ setAt }) => date(setAt), order: ({ setAt }) => Date.parse(setAt) },
          ...columns,
        ]}
      />
    </Panel>
  )
}
