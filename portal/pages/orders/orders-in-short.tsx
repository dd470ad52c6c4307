import { Group, Skeleton, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Link } from '../../parts/link.tsx'
import { NewWords } from '../../parts/new-words.tsx'
import { Status } from '../../parts/status.tsx'
import { useIsCustomer } from '../../session/use-session.ts'
import type { OrderRow } from './order-rows.ts'
import { waitsText, whoText } from './step-words.ts'
import { useOrders } from './use-orders.ts'

const MOST = 10

/** The newest orders and what each waits for, without the machinery of a table: a buyer's first page goes without that. */
export const OrdersInShort = (): ReactNode => {
  const { t } = useWords()
  const { rows, more, loading, failed } = useOrders(1, false)
  if (rows.length === 0 && loading) return <Skeleton height={120} role="status" aria-label={t('app.loading')} />
  return (
    <>
      {failed.map((answer, index) => <Answer key={['quoting', 'contracts', 'production'][index]} of={answer} lines={1}>{() => null}</Answer>)}
      {rows.length === 0 && failed.length === 0 && <Empty title={t('orders.none')}>{t('orders.noneHelp')}</Empty>}
      <Stack gap={0} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>{rows.slice(0, MOST).map((row) => <InShort key={row.orderId} row={row} />)}</Stack>
      {(more || rows.length > MOST) && <Link to="/orders" size="sm">{t('orders.all')}</Link>}
    </>
  )
}

const InShort = ({ row: { orderId, number, part, rfq, next, promised, daysLate, status } }: { readonly row: OrderRow }): ReactNode => {
  const { t, date, number: figure } = useWords()
  const buyer = useIsCustomer()
  return (
    <Group component="li" justify="space-between" gap="xs" py={8} style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
      <Group gap="sm" miw={0}>
        <Link to="/orders/$orderId" params={{ orderId }} fw={600} size="sm">{number}</Link>
        <Text size="sm">{part}</Text>
        {rfq && <NewWords id={rfq.rfqId} thing={rfq} />}
      </Group>
      <Group gap="sm">
        {next && <Text size="sm" c="dimmed">{waitsText(t, next)} ({whoText(t, next.who, buyer)})</Text>}
        {promised !== undefined && <Text size="sm" {...(daysLate !== undefined ? { c: 'red' } : { c: 'dimmed' })}>{t('orders.promised', { date: date(promised) })}{daysLate !== undefined && ` · ${t('orders.late', { count: daysLate, number: figure(daysLate) })}`}</Text>}
        {status !== undefined && <Status of={status} />}
      </Group>
    </Group>
  )
}
