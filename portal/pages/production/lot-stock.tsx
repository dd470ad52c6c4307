import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { NotHeardYet } from './not-heard-yet.tsx'

/** The lot as logistics counts it. Logistics hears of a lot when quality first says something about it. */
export const LotStock = ({ lotId, orderId }: { readonly lotId: string; readonly orderId: string }): ReactNode => {
  const { t, pieces } = useWords()
  // Asked for by its order: of a lot it has not heard of a service says "not found", which browsers write down as an error.
  const lots = useRead('logistics', 'listLots', { query: { orderId, limit: 100 } })
  return (
    <Panel of="logistics" title={t('services.logistics')}>
      <Answer of={lots} lines={2}>
        {({ items }) => {
          const stock = items.find((each) => each.lotId === lotId)
          if (!stock) return <NotHeardYet />
          const { status, counts, packed, shipped } = stock
          return (
            <>
              <Group><Status of={status} /></Group>
              <Facts of={Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0).map(([name, count]) => [name, pieces(count)]))} />
              {[...packed, ...shipped].map(({ shipmentId, packageId, quantity }) => (
                <Text size="sm" key={packageId}>{t('shop.inShipment', { quantity: pieces(quantity) })} <ThingLink id={shipmentId}>{t('things.shipment')}</ThingLink></Text>
              ))}
            </>
          )
        }}
      </Answer>
    </Panel>
  )
}
