import { Table, type TableProps } from '@mantine/core'
import { useRef, type ReactNode } from 'react'
import { SaveCsv } from './save-csv.tsx'
import { useNarrow } from './use-narrow.ts'

/** A table that is written out by hand: where its page is too narrow for it, it scrolls by itself, on a phone its words break. What it says can be taken along. */
export const PlainTable = ({ label, narrowest = 0, children, ...rest }: TableProps & { readonly label: string; readonly narrowest?: number; readonly children: ReactNode }): ReactNode => {
  const table = useRef<HTMLTableElement>(null)
  const narrow = useNarrow()
  const rows = async () => [...(table.current?.rows ?? [])].map(({ cells }) => [...cells].map(({ innerText }) => innerText.trim()))
  return (
    <div>
      <Table.ScrollContainer minWidth={narrow ? 0 : narrowest}><Table ref={table} aria-label={label} {...(narrow && { style: { overflowWrap: 'anywhere' } })} {...rest}>{children}</Table></Table.ScrollContainer>
      <SaveCsv label={label} rows={rows} quiet />
    </div>
  )
}
