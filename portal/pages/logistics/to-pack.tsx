import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { Shipment } from './shipment-view.ts'

/** The order's lots with pieces that may go into a package; each opens the form with as many as the customer allows in one. */
export const ToPack = ({ shipment, of }: { readonly shipment: Shipment; readonly of: UseQueryResult<Shipment> }): ReactNode => {
  const { t } = useWords()
  const lots = useRead('logistics', 'listLots', { query: { orderId: shipment.orderId, limit: 100 } })
  const pack = (lotId: string, packable: number) => {
    const quantity = Math.min(packable, shipment.packaging.piecesPerPackage)
    return seen(of, shipment, (answer) => answer, [act('logistics', 'packPackage', { shipmentId: shipment.shipmentId }, { initial: { lots: [{ lotId, quantity }] } })])
  }
  return (
    <Panel of="to-pack" title={t('shipping.toPack')}>
      <Answer of={lots} lines={2}>
        {({ items }) => (
          <Rows
            label={t('shipping.toPack')} of={items.filter(({ counts }) => counts.packable > 0)} rowKey={({ lotId }) => lotId} none={t('shipping.nothingToPack')}
            columns={(kit) => [
              kit.link('lotNumber', ({ lotId }) => lotId, ({ lotNumber }) => lotNumber),
              kit.count('packable', ({ counts }) => counts.packable),
              { name: 'actions', text: () => '', show: ({ lotId, counts }) => <Actions size="xs" of={pack(lotId, counts.packable)} /> },
            ]}
          />
        )}
      </Answer>
    </Panel>
  )
}
