import { Group, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { partText } from '../../parts/columns.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { useIsCustomer } from '../../session/use-session.ts'
import { Genealogy } from './genealogy.tsx'
import { LotQuality } from './lot-quality.tsx'
import { LotStock } from './lot-stock.tsx'
import { Now } from './now.tsx'
import { lotActions } from './operation-actions.ts'
import { Operations } from './operations.tsx'

/** One lot as production, quality, logistics and support know it. Each part has its own answer: one service down leaves the rest. */
export const Lot = (): ReactNode => {
  const { lotId } = useParams({ from: '/lots/$lotId' })
  const { t } = useWords()
  const buyer = useIsCustomer()
  const made = useRead('production', 'readLot', { params: { lotId } })
  const judged = useRead('quality', 'readLot', { params: { lotId } })
  const orderId = made.data?.orderId ?? judged.data?.lot.orderId
  return (
    <Page
      title={made.data?.number ?? judged.data?.lot.lotNumber ?? t('things.lot')}
      over={<Group gap="xs"><span>{t('things.lot')}</span>{orderId !== undefined && <Link to="/orders/$orderId" params={{ orderId }} size="sm">{t('things.itsOrder')}</Link>}</Group>}
      beside={made.data && <Status of={made.data.status} />}
      actions={made.data && <Actions of={seen(made, made.data, (lot) => lot, lotActions(made.data))} />}
    >
      <Panel of="production" title={t('shop.now')}>
        <Answer of={made}>{(lot) => <Now lot={lot} of={made} />}</Answer>
      </Panel>
      {made.data && <Panel of="operations" title={t('shop.operations')}><Operations lot={made.data} of={made} /></Panel>}
      <Panel of="quality" title={t('services.quality')}>
        <Answer of={judged}>{(dossier) => <LotQuality dossier={dossier} of={judged} />}</Answer>
      </Panel>
      {!buyer && orderId !== undefined && <LotStock lotId={lotId} orderId={orderId} />}
      {made.data && <Origin lot={made.data} />}
      {orderId !== undefined && <Genealogy lotId={lotId} orderId={orderId} />}
    </Page>
  )
}

/** What the lot is made of and from which lots. */
const Origin = ({ lot }: { readonly lot: NonNullable<ReturnType<typeof useRead<'production', 'readLot'>>['data']> }): ReactNode => {
  const { t, pieces } = useWords()
  const buyer = useIsCustomer()
  const lines = [
    ...lot.splits.map((each) => ({ ...each, how: each.direction === 'in' ? 'splitIn' : 'splitOut' })),
    ...lot.merges.map((each) => ({ ...each, how: each.direction === 'in' ? 'mergeIn' : 'mergeOut' })),
  ]
  return (
    <Panel of="origin" title={t('shop.origin')}>
      <Facts of={{
        part: partText(lot.part), material: lot.material, materialOwner: t(`values.${lot.materialOwner}`), released: pieces(lot.released), quantity: pieces(lot.quantity),
        workOrderNumber: <ThingLink id={lot.workOrderId}>{lot.workOrderNumber}</ThingLink>,
        heatIds: <Group component="span" gap="xs">{lot.heatIds.map((heat) => (buyer ? <span key={heat}>{heat}</span> : <Link key={heat} to="/heats/$heatId" params={{ heatId: heat }} size="sm" fw={600}>{heat}</Link>))}</Group>,
      }} />
      {lines.map(({ how, lotId, lotNumber, quantity, beforeSequence }) => (
        <Text size="sm" key={`${how} ${lotId}`}>
          {t(`shop.${how}`, { quantity: pieces(quantity), sequence: beforeSequence })} <ThingLink id={lotId}>{lotNumber}</ThingLink>
        </Text>
      ))}
    </Panel>
  )
}
