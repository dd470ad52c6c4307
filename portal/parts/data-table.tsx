import { Group, ScrollArea, TextInput } from '@mantine/core'
import { useMemo, useRef, type ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { CardRows } from './card-rows.tsx'
import type { Column } from './column.ts'
import { Empty } from './empty.tsx'
import { SaveCsv } from './save-csv.tsx'
import { SortChoice } from './sort-choice.tsx'
import { sorted, type Sort } from './sort.ts'
import { TableRows } from './table-rows.tsx'
import { useTableState, type TableState } from './table-state.ts'
import { useLong } from './use-in-sight.ts'
import { useNarrow } from './use-narrow.ts'

export type DataTableProps<T> = {
  readonly label: string
  readonly rows: readonly T[]
  readonly columns: readonly Column<T>[]
  readonly rowKey: (row: T) => string
  readonly empty: ReactNode
  /** What is sought in it and how it is sorted, when that is kept outside (in the address). */
  readonly state?: TableState
  /** Below the rows, such as a button for the next page. */
  readonly more?: ReactNode
  /** All rows, of pages too that are not read yet: for whoever takes the table along. */
  readonly all?: () => Promise<readonly T[]>
}

/** A table, on a narrow screen a list of cards: search, sort, CSV; thousands of rows stay quick because only those in sight are drawn. */
export const DataTable = <T,>({ label, rows, columns, rowKey, empty, more, all, state }: DataTableProps<T>): ReactNode => {
  const { t } = useWords()
  const narrow = useNarrow()
  const own = useTableState()
  const { text: search, change: setSearch, sort, onSort: setSort } = state ?? own
  const sought = search.trim().toLowerCase()
  const textOf = (row: T): string => columns.map(({ text }) => text(row)).join('\n').toLowerCase()
  const texts = useMemo(() => (sought === '' ? undefined : rows.map(textOf)), [rows, columns, sought === ''])
  const shown = useMemo(() => sorted(rows.filter((_, index) => texts?.[index]?.includes(sought) ?? true), columns, sort), [rows, columns, texts, sought, sort])
  const save = async () => {
    const taken = all ? sorted((await all()).filter((row) => sought === '' || textOf(row).includes(sought)), columns, sort) : shown
    return [columns.map(({ name }) => t(`fields.${name}`)), ...taken.map((row) => columns.map(({ text }) => text(row)))]
  }
  if (rows.length === 0) return empty
  const roomy = rows.length > 5 || search !== ''
  return (
    <div>
      {roomy && (
        <Group justify="space-between" mb="xs" gap="xs" data-print="no">
          <TextInput size="xs" w={220} placeholder={t('table.search')} aria-label={t('table.searchIn', { table: label })} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
          {narrow && <SortChoice label={label} names={columns.filter(({ text }) => rows.some((row) => text(row) !== '')).map(({ name }) => name)} sort={sort} onSort={setSort} />}
          <SaveCsv label={label} rows={save} />
        </Group>
      )}
      <Body label={label} shown={shown} columns={columns} rowKey={rowKey} narrow={narrow} sort={sort} onSort={setSort} />
      {shown.length === 0 && <Empty title={t('table.nothingFound')}>{t('table.nothingFoundHelp')}</Empty>}
      {!roomy && <SaveCsv label={label} rows={save} quiet />}
      {more !== undefined && <div data-print="no">{more}</div>}
    </div>
  )
}

type BodyProps<T> = Pick<DataTableProps<T>, 'label' | 'columns' | 'rowKey'> & { readonly shown: readonly T[]; readonly narrow: boolean; readonly sort: Sort | undefined; readonly onSort: (sort: Sort) => void }

const Body = <T,>({ label, narrow, sort, onSort, ...rows }: BodyProps<T>): ReactNode => {
  const viewport = useRef<HTMLDivElement>(null)
  const long = useLong(rows.shown.length)
  return (
    <ScrollArea viewportRef={viewport} type="auto" {...(long && { h: '70vh' })} viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': label }}>
      {narrow ? <CardRows {...rows} viewport={viewport} /> : <TableRows {...rows} viewport={viewport} sort={sort} onSort={onSort} />}
    </ScrollArea>
  )
}
