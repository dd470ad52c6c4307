import type { ReactNode } from 'react'
import { useRead } from '../api/use-api.ts'
import { useWords } from '../i18n/use-words.ts'
import { Answer } from '../parts/answer.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { Page } from '../parts/page.tsx'

/** Orders as after-sales knows them: every order there is, whatever its step. */
export const Orders = (): ReactNode => {
  const { t } = useWords()
  const orders = useRead('support', 'listOrders', { query: { limit: 100 } })
  return (
    <Page title={t('places.orders')}>
      <Answer of={orders}>
        {({ items }) => (
          <DataTable
            label={t('places.orders')} rows={items} rowKey={({ orderId }) => orderId} empty={<Empty title={t('orders.none')}>{t('orders.noneHelp')}</Empty>}
            columns={[
              { name: 'orderId', text: ({ orderId }) => orderId, show: ({ orderId }) => <Link to="/orders/$orderId" params={{ orderId }} size="sm">{orderId}</Link> },
              { name: 'goods', text: ({ goods }) => t(`status.${goods}`) },
            ]}
          />
        )}
      </Answer>
    </Page>
  )
}
