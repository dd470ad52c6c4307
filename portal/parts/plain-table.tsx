import { Table, type TableProps } from '@mantine/core'
import { useRef, type ReactNode } from 'react'
import { SaveCsv } from './save-csv.tsx'

/** A table that is written out by hand: it scrolls by itself where it is too wide for the page, and what it says can be taken along. */
export const PlainTable = ({ label, narrowest = 0, children, ...rest }: TableProps & { readonly label: string; readonly narrowest?: number; readonly children: ReactNode }): ReactNode => {
  const table = useRef<HTMLTableElement>(null)
  const rows = async () => [...(table.current?.rows ?? [])].map(({ cells }) => [...cells].map(({ innerText }) => innerText.trim()))
  return (
    <div>
      <Table.ScrollContainer minWidth={narrowest}><Table ref={table} aria-label={label} {...rest}>{children}</Table></Table.ScrollContainer>
      <SaveCsv label={label} rows={rows} quiet />
    </div>
  )
}
