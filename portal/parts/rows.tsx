import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords, type Words } from '../i18n/use-words.ts'
import { columnKit, type Kit } from './columns.tsx'
import type { Column } from './column.ts'
import { DataTable, type DataTableProps } from './data-table.tsx'

type RowsProps<T> = Pick<DataTableProps<T>, 'more' | 'all'> & {
  readonly label: string
  readonly of: readonly T[]
  readonly rowKey: (row: T, index: number) => string
  readonly columns: (kit: Kit<T>, words: Words) => readonly Column<T>[]
  /** Said when there are none. */
  readonly none: string
}

/** The rows that belong to one thing, as a table in its page. */
export const Rows = <T,>({ label, of, rowKey, columns, none, ...pages }: RowsProps<T>): ReactNode => {
  const words = useWords()
  if (of.length === 0) return <Text size="sm" c="dimmed">{none}</Text>
  const keys = new Map(of.map((row, index) => [row, rowKey(row, index)]))
  return <DataTable label={label} rows={of} rowKey={(row) => keys.get(row) ?? ''} columns={columns(columnKit(words), words)} empty={null} {...pages} />
}
