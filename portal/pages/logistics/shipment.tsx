import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { act, inState } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { partText } from '../../parts/columns.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'
import { useHasRole } from '../../session/use-session.ts'
import { ShipmentGate } from './gate.tsx'
import { Packages } from './packages.tsx'
import { Papers } from './papers.tsx'
import type { Shipment } from './shipment-view.ts'
import { ToPack } from './to-pack.tsx'

/** One shipment: what to pack and how the customer wants it, its packages, whether it may leave, its papers, and where it is. */
export const ShipmentPage = (): ReactNode => {
  const { shipmentId } = useParams({ from: '/shipments/$shipmentId' })
  const { locale, t } = useWords()
  const packs = useHasRole(['clerk'])
  const shipment = useRead('logistics', 'readShipment', { params: { shipmentId } })
  return (
    <ThingPage kind="shipment" of={shipment} actions={(each) => actionsOf(each, locale)}>
      {(each) => (
        <>
          <Panel of="wishes" title={t('shipping.wishes')}><Wishes shipment={each} /></Panel>
          {packs && each.status === 'Draft' && <ToPack shipment={each} of={shipment} />}
          <Packages shipment={each} of={shipment} />
          {atShop.has(each.status) && <ShipmentGate orderId={each.orderId} />}
          <Papers shipment={each} />
          {'carrier' in each && <Panel of="journey" title={t('shipping.journey')}><Journey shipment={each} /></Panel>}
        </>
      )}
    </ThingPage>
  )
}

const atShop = new Set<string>(['Draft', 'Packed', 'DocsReady', 'Released'])

/** What comes next for the shipment as a whole; packages have their own. */
const actionsOf = (shipment: Shipment, language: string): readonly ActionTarget[] => {
  const params = { shipmentId: shipment.shipmentId }
  const trackingNumbers = shipment.packages.map(({ packageId }) => ({ packageId, trackingNumber: '' }))
  const arrival = act('logistics', 'confirmDelivery', params)
  return inState(shipment.status, {
    Draft: shipment.packages.length === 0 ? [] : [act('logistics', 'closePacking', params, { initial: { language } })],
    DocsReady: [act('logistics', 'releaseShipment', params)],
    Released: [act('logistics', 'dispatchShipment', params, { initial: { trackingNumbers } })],
    Dispatched: [arrival], InTransit: [arrival], Exception: [arrival],
  })
}

const Wishes = ({ shipment: { part, packaging, delivery, exportClass } }: { readonly shipment: Shipment }): ReactNode => {
  const { t, pieces } = useWords()
  const { name, lines, postalCode, city, country } = delivery.address
  return (
    <Facts of={{
      part: partText(part), packageKind: t(`values.${packaging.packageKind}`), packaging: packaging.method, piecesPerPackage: pieces(packaging.piecesPerPackage), labelling: packaging.labelling,
      incoterm: t(`values.${delivery.incoterm}`), place: delivery.place, address: [name, ...lines, `${postalCode} ${city}`, country].join(', '), exportClass: t(`values.${exportClass}`),
    }} />
  )
}

const Journey = ({ shipment }: { readonly shipment: Extract<Shipment, { readonly carrier: string }> }): ReactNode => {
  const { t, instant } = useWords()
  return (
    <Facts of={{
      carrier: shipment.carrier, service: shipment.service, dispatched: `${shipment.dispatchedBy.name}, ${instant(shipment.dispatchedAt)}`,
      riskTransferred: t(shipment.riskTransferred ? 'shipping.riskPassed' : 'shipping.riskOurs'),
      ...(shipment.status === 'Delivered' && { deliveredAt: instant(shipment.deliveredAt), receivedBy: shipment.receivedBy }),
    }} />
  )
}
