import type { ReactNode } from 'react'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { ListPage } from '../../parts/list-page.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'

export const Shipments = (): ReactNode => (
  <ListPage
    name="shipments" service="logistics" route="listShipments" rowKey={({ shipmentId }) => shipmentId}
    statuses={['Draft', 'Packed', 'DocsReady', 'Released', 'Dispatched', 'InTransit', 'Exception', 'Returned', 'Delivered']}
    columns={(kit) => [
      kit.link('number', ({ shipmentId }) => shipmentId, ({ number }) => number),
      kit.text('customerName', ({ customerName }) => customerName),
      kit.part(({ part }) => part),
      kit.count('packages', ({ packages }) => packages.length),
      kit.text('delivery', ({ delivery: { incoterm, place } }) => `${incoterm} ${place}`),
      kit.date('openedAt', ({ openedAt }) => openedAt),
      kit.status(({ status }) => status),
    ]}
  />
)

/** Parcels carriers told us of: which package each belongs to, or that we know none. */
export const Trackings = (): ReactNode => (
  <ListPage
    name="trackings" service="logistics" route="listTrackings" rowKey={({ trackingNumber }) => trackingNumber} statuses={['Unmatched', 'Matched']}
    columns={(kit, { t, instant }) => [
      kit.text('trackingNumber', ({ trackingNumber }) => trackingNumber),
      { name: 'shipmentId', text: (row) => (row.status === 'Matched' ? row.shipmentId : ''), show: (row) => (row.status === 'Matched' ? <ThingLink id={row.shipmentId}>{t('things.shipment')}</ThingLink> : '') },
      kit.text('updates', (row) => (row.status === 'Unmatched' ? row.updates.map(({ status, at, detail }) => `${instant(at)} ${t(`status.${status}`)} ${detail}`).join(' · ') : undefined)),
      kit.date('matchedAt', (row) => (row.status === 'Matched' ? row.matchedAt : undefined)),
      kit.status(({ status }) => status),
    ]}
  />
)

/** The lots of the house as the packing table sees them; what may be packed comes first. */
export const Stock = (): ReactNode => (
  <ListPage
    name="stock" service="logistics" route="listLots" rowKey={({ lotId }) => lotId} statuses={['Passed', 'AwaitingQc', 'Hold', 'Packed', 'Shipped', 'Returned']}
    columns={(kit) => [
      kit.link('lotNumber', ({ lotId }) => lotId, ({ lotNumber }) => lotNumber),
      { name: 'order', text: ({ orderId }) => orderId, show: ({ orderId }) => <OrderLink orderId={orderId} /> },
      kit.count('passed', ({ counts }) => counts.passed),
      kit.count('packable', ({ counts }) => counts.packable),
      kit.count('packed', ({ counts }) => counts.packed),
      kit.count('shipped', ({ counts }) => counts.shipped),
      kit.text('holds', ({ holds }) => holds.map(({ reason }) => reason).join(', ')),
      kit.status(({ status }) => status),
      { name: 'actions', text: () => '', show: ({ orderId, counts }) => (counts.packable > 0 ? <Actions size="xs" of={[act('logistics', 'openShipment', {}, { fixed: { orderId } })]} /> : '') },
    ]}
  />
)

const OrderLink = ({ orderId }: { readonly orderId: string }): ReactNode => {
  const { t } = useWords()
  return <ThingLink id={orderId}>{t('things.itsOrder')}</ThingLink>
}
