import { Button, Checkbox, Skeleton, Text } from '@mantine/core'
import { useMemo, useState, type ReactNode } from 'react'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import type { Column } from '../../parts/column.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Link } from '../../parts/link.tsx'
import { NewWords } from '../../parts/new-words.tsx'
import { Page } from '../../parts/page.tsx'
import { Status } from '../../parts/status.tsx'
import { useInAddress } from '../../parts/use-in-address.ts'
import { useTableInAddress } from '../../parts/table-state.ts'
import { useIsCustomer } from '../../session/use-session.ts'
import type { OrderRow } from './order-rows.ts'
import { waitsText, whoText } from './step-words.ts'
import { useOrders } from './use-orders.ts'

/** All orders, whatever their step. */
export const Orders = (): ReactNode => {
  const { t } = useWords()
  const buyer = useIsCustomer()
  return (
    <Page title={t('places.orders')} actions={buyer && <Button size="sm" component={Link} {...{ to: '/requests/new' }} c="white" underline="never">{t('places.newRequest')}</Button>}>
      <FilterBar />
      {!buyer && <EndedToo />}
      <OrderTable />
    </Page>
  )
}

const EndedToo = (): ReactNode => {
  const { t } = useWords()
  const { said, say } = useInAddress()
  return <Checkbox size="sm" wrapperProps={{ 'data-print': 'no' }} label={t('orders.endedToo')} checked={said['ended'] !== undefined} onChange={(event) => say({ ended: event.currentTarget.checked ? 'too' : undefined })} />
}

const OrderTable = (): ReactNode => {
  const { t } = useWords()
  const [pages, setPages] = useState(1)
  const { said } = useInAddress()
  const state = useTableInAddress()
  const columns = useColumns()
  const { rows, all, more, loading, failed } = useOrders(pages, said['ended'] !== undefined)
  return (
    <>
      {failed.map((answer, index) => <Answer key={['quoting', 'contracts', 'production'][index]} of={answer} lines={1}>{() => null}</Answer>)}
      {rows.length === 0 && loading ? <Skeleton height={120} role="status" aria-label={t('app.loading')} /> : (
        <DataTable
          label={t('places.orders')} rows={rows} rowKey={({ orderId }) => orderId} columns={columns} state={state} all={all}
          empty={failed.length > 0 ? null : <Empty title={t('orders.none')}>{t('orders.noneHelp')}</Empty>}
          more={more && (
            <>
              <Text size="sm" c="dimmed" mt="sm">{t('orders.moreThere', { count: rows.length })}</Text>
              <Button mt="xs" size="xs" variant="default" loading={loading} onClick={() => setPages(pages + 1)}>{t('orders.showMore')}</Button>
            </>
          )}
        />
      )}
    </>
  )
}

const useColumns = (): readonly Column<OrderRow>[] => {
  const words = useWords()
  const buyer = useIsCustomer()
  return useMemo(() => columnsIn(words, buyer), [words, buyer])
}

const columnsIn = (words: Words, buyer: boolean): readonly Column<OrderRow>[] => {
  const { t, ago, date, number } = words
  const next = ({ next: step }: OrderRow) => (step ? `${waitsText(t, step)} (${whoText(t, step.who, buyer)})` : '')
  const promised = ({ promised: on, daysLate }: OrderRow) => [date(on), daysLate !== undefined && t('orders.late', { count: daysLate, number: number(daysLate) })].filter(Boolean).join(' · ')
  const customer: Column<OrderRow> = { name: 'customer', text: ({ customerName }) => customerName }
  return [
    { name: 'number', text: ({ number }) => number, show: ({ orderId, number, rfq }) => <><Link to="/orders/$orderId" params={{ orderId }} size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>{number}</Link> {rfq && <NewWords id={rfq.rfqId} thing={rfq} />}</> },
    { name: 'part', text: ({ part }) => part },
    ...(buyer ? [] : [customer]),
    { name: 'orderStep', text: ({ step }) => t(`order.step.${step}`) },
    { name: 'status', text: ({ status }) => (status === undefined ? '' : t(`status.${status}`)), show: ({ status }) => status !== undefined && <Status of={status} /> },
    { name: 'nextStep', text: next },
    { name: 'promisedOn', text: promised, show: (row) => <Text size="sm" {...(row.daysLate !== undefined && { c: 'red' })}>{promised(row)}</Text>, order: ({ promised: on }) => (on === undefined ? Infinity : Date.parse(on)) },
    { name: 'age', text: ({ openedAt }) => (openedAt === undefined ? '' : ago(openedAt)), order: ({ openedAt }) => (openedAt === undefined ? 0 : -Date.parse(openedAt)) },
  ]
}
