import { Skeleton } from '@mantine/core'
import { lazy, Suspense, type ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Page } from '../parts/page.tsx'
import { Panel } from '../parts/panel.tsx'
import { useHasRole, useIsCustomer, useMe } from '../session/use-session.ts'
import { queuesFor } from '../work/queues.ts'
import { SampleData } from './first-run/sample-data.tsx'
import { Tour } from './first-run/tour.tsx'
import { WorkList } from '../work/work-list.tsx'

/** Buyers have it; the shop's first page goes without. */
const OrdersInShort = lazy(() => import('./orders/orders-in-short.tsx').then((orders) => ({ default: orders.OrdersInShort })))

const SetUp = lazy(() => import('./first-run/set-up.tsx').then((first) => ({ default: first.SetUp })))

/** What waits for the person who signed in. */
export const Start = (): ReactNode => {
  const { t } = useWords()
  const me = useMe()
  const buyer = useIsCustomer()
  const manager = useHasRole(['manager'])
  return (
    <Page title={t(buyer ? 'start.buyerTitle' : 'start.shopTitle', { name: me.name.split(' ')[0] ?? '' })}>
      <Tour />
      <SampleData />
      {manager && <Suspense fallback={null}><SetUp /></Suspense>}
      <WorkList queues={queuesFor(me.roles)} />
      {buyer && <Panel title={t('orders.mine')} of="orders"><Suspense fallback={<Skeleton height={120} role="status" aria-label={t('app.loading')} />}><OrdersInShort /></Suspense></Panel>}
    </Page>
  )
}
