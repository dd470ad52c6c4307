import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { isNotFound, NotHeardYet } from './not-heard-yet.tsx'

/** The lot as logistics counts it. Logistics hears of a lot when quality first says something about it. */
export const LotStock = ({ lotId }: { readonly lotId: string }): ReactNode => {
  const { t, pieces } = useWords()
  const stock = useRead('logistics', 'readLot', { params: { lotId } })
  return (
    <Panel of="logistics" title={t('services.logistics')}>
      {isNotFound(stock) ? <NotHeardYet /> : (
        <Answer of={stock} lines={2}>
          {({ status, counts, packed, shipped }) => (
            <>
              <Group><Status of={status} /></Group>
              <Facts of={Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0).map(([name, count]) => [name, pieces(count)]))} />
              {[...packed, ...shipped].map(({ shipmentId, packageId, quantity }) => (
                <Text size="sm" key={packageId}>{t('shop.inShipment', { quantity: pieces(quantity) })} <ThingLink id={shipmentId}>{t('things.shipment')}</ThingLink></Text>
              ))}
            </>
          )}
        </Answer>
      )}
    </Panel>
  )
}
