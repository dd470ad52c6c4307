import { Group, ScrollArea, Table, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { inOrder } from '../i18n/formats.ts'
import { useWords } from '../i18n/use-words.ts'
import { Empty } from './empty.tsx'
import { SaveCsv } from './save-csv.tsx'
import { usePrinting } from './use-printing.ts'

export type Column<T> = {
  /** Names it (`fields.<name>`). */
  readonly name: string
  /** The cell as text: sorted, searched and exported by this. */
  readonly text: (row: T) => string
  /** How it looks, when not as its text. */
  readonly show?: (row: T) => ReactNode
  readonly align?: 'right'
  /** Sorts by this instead of the text. */
  readonly order?: (row: T) => number
}

export type DataTableProps<T> = {
  readonly label: string
  readonly rows: readonly T[]
  readonly columns: readonly Column<T>[]
  readonly rowKey: (row: T) => string
  readonly empty: ReactNode
  /** What is sought in it, when that is kept outside (in the address). */
  readonly sought?: { readonly text: string; readonly change: (text: string) => void }
  /** Below the rows, such as a button for the next page. */
  readonly more?: ReactNode
  /** All rows, of pages too that are not read yet: for whoever takes the table along. */
  readonly all?: () => Promise<readonly T[]>
}

const rowHeight = 41
/** Narrower than this, on average, columns cannot be read: the table scrolls instead. */
const narrowest = 85
/** From so many rows on only those in sight are in the page, and all are about equally high: long texts end after two lines. */
const virtualFrom = 60

/** A table: search, sort, CSV; thousands of rows stay quick because only those in sight are drawn. */
export const DataTable = <T,>({ label, rows, columns, rowKey, empty, more, all, sought: kept }: DataTableProps<T>): ReactNode => {
  const { t } = useWords()
  const [own, setOwn] = useState('')
  const { text: search, change: setSearch } = kept ?? { text: own, change: setOwn }
  const [sort, setSort] = useState<{ readonly name: string; readonly down: boolean }>()
  const sought = search.trim().toLowerCase()
  const textOf = (row: T): string => columns.map(({ text }) => text(row)).join('\n').toLowerCase()
  const texts = useMemo(() => (sought === '' ? undefined : rows.map(textOf)), [rows, columns, sought === ''])
  const shown = useMemo(() => arranged(rows.filter((_, index) => texts?.[index]?.includes(sought) ?? true), columns, sort), [rows, columns, texts, sought, sort])
  const turn = (name: string) => setSort(sort?.name === name ? { name, down: !sort.down } : { name, down: false })
  const save = async () => {
    const taken = all ? arranged((await all()).filter((row) => sought === '' || textOf(row).includes(sought)), columns, sort) : shown
    return [columns.map(({ name }) => t(`fields.${name}`)), ...taken.map((row) => columns.map(({ text }) => text(row)))]
  }
  if (rows.length === 0) return empty
  const roomy = rows.length > 5 || search !== ''
  return (
    <div>
      {roomy && (
        <Group justify="space-between" mb="xs" gap="xs" data-print="no">
          <TextInput size="xs" w={220} placeholder={t('table.search')} aria-label={t('table.searchIn', { table: label })} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
          <SaveCsv label={label} rows={save} />
        </Group>
      )}
      <Body label={label} shown={shown} columns={columns} rowKey={rowKey} sort={sort} turn={turn} />
      {shown.length === 0 && <Empty title={t('table.nothingFound')}>{t('table.nothingFoundHelp')}</Empty>}
      {!roomy && <SaveCsv label={label} rows={save} quiet />}
      {more !== undefined && <div data-print="no">{more}</div>}
    </div>
  )
}

type BodyProps<T> = Pick<DataTableProps<T>, 'label' | 'columns' | 'rowKey'> & { readonly shown: readonly T[]; readonly sort: { readonly name: string; readonly down: boolean } | undefined; readonly turn: (name: string) => void }

const Body = <T,>({ label, shown, columns, rowKey, sort, turn }: BodyProps<T>): ReactNode => {
  const { t } = useWords()
  const viewport = useRef<HTMLDivElement>(null)
  const printing = usePrinting()
  const long = shown.length >= virtualFrom && !printing
  const virtual = useVirtualizer({ count: shown.length, getScrollElement: () => viewport.current, estimateSize: () => rowHeight, overscan: 12, enabled: long })
  const inSight = long ? virtual.getVirtualItems() : shown.map((_, index) => ({ index }))
  const before = long ? (virtual.getVirtualItems()[0]?.start ?? 0) : 0
  const after = long ? virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0) : 0
  return (
    <ScrollArea viewportRef={viewport} type="auto" {...(long && { h: '70vh' })} viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': label }}>
      <Table miw={columns.length * narrowest} highlightOnHover stickyHeader={long} verticalSpacing={8} aria-rowcount={shown.length + 1}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ name, align }) => (
              <Table.Th key={name} ta={align ?? 'left'} aria-sort={sort?.name !== name ? 'none' : sort.down ? 'descending' : 'ascending'} style={{ whiteSpace: 'nowrap' }}>
                <UnstyledButton fz="sm" fw={600} onClick={() => turn(name)}>{t(`fields.${name}`)}{sort?.name === name ? (sort.down ? ' ↓' : ' ↑') : ''}</UnstyledButton>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {inSight.map(({ index }) => {
            const row = shown[index]
            return row === undefined ? null : (
              <Table.Tr key={rowKey(row)} aria-rowindex={index + 2}>
                {columns.map(({ name, text, show, align }) => (
                  <Table.Td key={name} ta={align ?? 'left'} style={align === 'right' ? { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } : undefined}>
                    {show ? show(row) : <Text size="sm" {...(long && { lineClamp: 2 })}>{text(row)}</Text>}
                  </Table.Td>
                ))}
              </Table.Tr>
            )
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

const arranged = <T,>(rows: readonly T[], columns: readonly Column<T>[], sort: { readonly name: string; readonly down: boolean } | undefined): readonly T[] => {
  const column = columns.find(({ name }) => name === sort?.name)
  if (!column) return rows
  const { order } = column
  const sign = sort?.down === true ? -1 : 1
  return rows.toSorted((a, b) => sign * (order ? order(a) - order(b) : inOrder(column.text(a), column.text(b))))
}
