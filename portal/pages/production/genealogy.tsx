import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { NotHeardYet } from './not-heard-yet.tsx'

/** The lot as after-sales traces it: shipped, returned, and, for the shop, other lots of the same heats and whom they went to. */
export const Genealogy = ({ lotId, orderId }: { readonly lotId: string; readonly orderId: string }): ReactNode => {
  const { t, pieces } = useWords()
  // Only of a lot it has heard of: "not found" would be written down as an error by the browser.
  const lots = useRead('support', 'listLots', { query: { orderId, limit: 100 } })
  const known = lots.data?.items.some((each) => each.lotId === lotId)
  const traced = useRead('support', 'readLot', { params: { lotId } }, { enabled: known === true })
  return (
    <Panel of="support" title={t('shop.genealogy')}>
      {!lots.data && <Answer of={lots} lines={3}>{() => null}</Answer>}
      {known === false && <NotHeardYet />}
      {known === true && (
        <Answer of={traced} lines={3}>
          {({ lot, sisters = [] }) => (
            <>
              <Facts of={{
                whereabouts: t(`status.${lot.whereabouts}`), heatIds: lot.heatIds.join(', '), shipped: lot.counts.shipped > 0 && pieces(lot.counts.shipped),
                notBack: lot.counts.outside > 0 && pieces(lot.counts.outside), received: lot.counts.received > 0 && pieces(lot.counts.received),
              }} />
              {lot.returns.map(({ rmaId, number, quantity, status }) => <Text key={rmaId} size="sm">{number}: {pieces(quantity)} · {t(`status.${status}`)}</Text>)}
              {sisters.length > 0 && (
                <>
                  <Text size="sm" c="dimmed">{t('shop.sisters')}</Text>
                  <Rows
                    label={t('shop.sisters')} of={sisters} rowKey={(sister) => sister.lotId} none=""
                    columns={(kit) => [
                      kit.link('lotNumber', (sister) => sister.lotId, ({ lotNumber }) => lotNumber), kit.text('customerName', ({ customerName, customerId }) => customerName ?? customerId),
                      kit.text('heatIds', ({ heatIds }) => heatIds.join(', ')), kit.count('shipped', ({ shipments }) => shipments.reduce((sum, { quantity }) => sum + quantity, 0)),
                    ]}
                  />
                </>
              )}
            </>
          )}
        </Answer>
      )}
    </Panel>
  )
}
