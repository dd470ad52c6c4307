import { Table, Text, UnstyledButton } from '@mantine/core'
import type { ReactNode, RefObject } from 'react'
import { useWords } from '../i18n/use-words.ts'
import type { Column } from './column.ts'
import type { Sort } from './sort.ts'
import { useInSight } from './use-in-sight.ts'

export type ShownProps<T> = {
  readonly shown: readonly T[]
  readonly columns: readonly Column<T>[]
  readonly rowKey: (row: T) => string
  /** What scrolls when there are many. */
  readonly viewport: RefObject<HTMLDivElement | null>
}
type TableRowsProps<T> = ShownProps<T> & { readonly sort: Sort | undefined; readonly onSort: (sort: Sort) => void }

/** Pixels; long texts end after two lines where there are many rows, so that all are about equally high. */
const rowHeight = 41
/** Narrower than this, on average, columns cannot be read: the table scrolls instead. */
const narrowest = 85

/** Rows below the names of their columns, which sort them. */
export const TableRows = <T,>({ shown, columns, rowKey, viewport, sort, onSort }: TableRowsProps<T>): ReactNode => {
  const { t } = useWords()
  const { long, indexes, before, after } = useInSight(shown.length, viewport, rowHeight)
  return (
    <Table miw={columns.length * narrowest} highlightOnHover stickyHeader={long} verticalSpacing={8} aria-rowcount={shown.length + 1}>
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ name, align }) => (
            <Table.Th key={name} ta={align ?? 'left'} aria-sort={sort?.name !== name ? 'none' : sort.down ? 'descending' : 'ascending'} style={{ whiteSpace: 'nowrap' }}>
              <UnstyledButton fz="sm" fw={600} onClick={() => onSort({ name, down: sort?.name === name && !sort.down })}>{t(`fields.${name}`)}{sort?.name === name ? (sort.down ? ' ↓' : ' ↑') : ''}</UnstyledButton>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {before > 0 && <tr aria-hidden style={{ height: before }} />}
        {indexes.map((index) => {
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
  )
}
