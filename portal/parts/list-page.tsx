import { useMemo, type ReactNode } from 'react'
import type { ServiceName } from '../api/clients.ts'
import { everyPage, usePages, type ItemOf, type ListsOf } from '../api/use-pages.ts'
import { useWords, type Words } from '../i18n/use-words.ts'
import { useIsCustomer } from '../session/use-session.ts'
import { Answer } from './answer.tsx'
import { columnKit, type Kit } from './columns.tsx'
import type { Column } from './column.ts'
import { DataTable } from './data-table.tsx'
import { Empty } from './empty.tsx'
import { FilterBar } from './filter-bar.tsx'
import { Link } from './link.tsx'
import { MorePages } from './more-pages.tsx'
import { Page } from './page.tsx'
import { useInAddress } from './use-in-address.ts'
import { useTableInAddress } from './table-state.ts'
import classes from './list-page.module.css'

type ListPageProps<S extends ServiceName, N extends ListsOf<S>> = {
  /** Names it: `places.<name>`, and when there is nothing `empty.<name>`. */
  readonly name: string
  readonly service: S
  readonly route: N
  /** The states one can ask for; the shop sees one at a time (the first, unless the address says another), a customer all of theirs. */
  readonly statuses?: readonly string[]
  readonly columns: (kit: Kit<ItemOf<S, N>>, words: Words) => readonly Column<ItemOf<S, N>>[]
  readonly rowKey: (row: ItemOf<S, N>) => string
  readonly actions?: ReactNode
  /** The way back, for a list that is a part of something. */
  readonly over?: ReactNode
}

/** The page of one kind of thing: filter by state in the address, a table, and further pages on demand. */
export const ListPage = <S extends ServiceName, N extends ListsOf<S>>({ name, service, route, statuses = [], columns, rowKey, actions, over }: ListPageProps<S, N>): ReactNode => {
  const words = useWords()
  const { t } = words
  const status = useStatus(statuses)
  const state = useTableInAddress()
  const shown = useMemo(() => columns(columnKit(words), words), [columns, words])
  const pages = usePages(service, route, { query: status === undefined ? {} : { status } })
  return (
    <Page title={t(`places.${name}`)} over={over} actions={actions}>
      <FilterBar />
      {statuses.length > 0 && <StatusFilter statuses={statuses} chosen={status} />}
      <Answer of={pages} lines={6}>
        {(rows) => <DataTable label={t(`places.${name}`)} rows={rows} rowKey={rowKey} columns={shown} more={<MorePages of={pages} />} all={() => everyPage(pages)} state={state} empty={<Empty title={status === undefined ? t('lists.noneAtAll') : t('lists.none', { status: t(`status.${status}`) })}>{t(`empty.${name}`)}</Empty>} />}
      </Answer>
    </Page>
  )
}

/** The state in the address if it is one of these; else a customer's "all", the shop's first. */
export const useStatus = (statuses: readonly string[]): string | undefined => {
  const buyer = useIsCustomer()
  const { said } = useInAddress()
  return statuses.find((each) => each === said['status']) ?? (buyer ? undefined : statuses[0])
}

/** Each state is a link: the list as it is shown can be kept as a bookmark or sent to somebody. */
export const StatusFilter = ({ statuses, chosen }: { readonly statuses: readonly string[]; readonly chosen: string | undefined }): ReactNode => {
  const { t } = useWords()
  const buyer = useIsCustomer()
  const { said: { find, sort } } = useInAddress()
  const kept = { ...(find !== undefined && { find }), ...(sort !== undefined && { sort }) }
  const choices = buyer ? [undefined, ...statuses] : statuses
  return (
    <nav aria-label={t('lists.byStatus')} data-print="no" className={classes['filter']}>
      {choices.map((status) => (
        <Link key={status ?? ''} {...{ to: '.', search: status === undefined ? kept : { ...kept, status } }} className={classes['choice'] ?? ''} underline="never" size="sm" {...(status === chosen && { 'aria-current': 'page' as const })}>
          {status === undefined ? t('lists.all') : t(`status.${status}`)}
        </Link>
      ))}
    </nav>
  )
}
