import { Stack, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { partText } from '../../parts/columns.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'
import { Costs } from './costs.tsx'
import { Gates } from './gates.tsx'
import { workOrderActions, type WorkOrder as Order } from './work-order-actions.ts'

/** One work order: whether it may begin, its lots, the customer's material, and who bears what was lost. */
export const WorkOrder = (): ReactNode => {
  const { workOrderId } = useParams({ from: '/work-orders/$workOrderId' })
  const order = useRead('production', 'readWorkOrder', { params: { workOrderId } })
  return (
    <ThingPage kind="workOrder" of={order} actions={workOrderActions}>
      {(each) => (
        <>
          {each.holds.length > 0 && <Holds order={each} />}
          <Gates order={each} />
          <LotsOf order={each} />
          <PlanOf order={each} />
          {each.customerMaterial.length > 0 && <CustomerMaterial order={each} />}
          <Costs costs={each.costs} />
        </>
      )}
    </ThingPage>
  )
}

const Holds = ({ order }: { readonly order: Order }): ReactNode => {
  const { t, ago } = useWords()
  return (
    <Panel of="holds" title={t('shop.holds')}>
      <Stack gap="xs">
        {order.holds.map(({ reason, note, since }) => <Text size="sm" key={`${reason} ${since}`}><b>{t(`values.${reason}`)}</b>{note === '' ? '' : `: ${note}`} · {ago(since)}</Text>)}
      </Stack>
    </Panel>
  )
}

const LotsOf = ({ order }: { readonly order: Order }): ReactNode => {
  const { t } = useWords()
  return (
    <Panel of="lots" title={t('places.lots')}>
      <Rows
        label={t('places.lots')} of={order.lots} rowKey={({ lotId }) => lotId} none={t('shop.noLotsYet')}
        columns={(kit, words) => [
          kit.link('number', ({ lotId }) => lotId, ({ lotNumber }) => lotNumber),
          kit.count('quantity', ({ quantity }) => quantity),
          kit.text('progress', ({ started, finished }) => words.t(finished ? 'shop.lotFinished' : started ? 'shop.lotStarted' : 'shop.lotWaiting')),
        ]}
      />
    </Panel>
  )
}

const PlanOf = ({ order: { plan, laterPlans, ...order } }: { readonly order: Order }): ReactNode => {
  const { t, instant, pieces } = useWords()
  const release = 'release' in order ? order.release : undefined
  const end = order.status === 'Closed' ? order.closed : order.status === 'Cancelled' ? order.cancelled : undefined
  return (
    <Panel of="plan" title={t('shop.whatToMake')}>
      <Facts of={{
        part: partText(plan.part), quantity: pieces(plan.quantity), material: plan.material, exportClass: t(`values.${plan.exportClass}`),
        routing: plan.routing.map(({ sequence, name }) => `${sequence} ${name}`).join(' → '),
        releasedBy: release && `${release.by.name}, ${instant(release.at)}`,
        laterPlans: laterPlans.length > 0 && laterPlans.map(({ approvedAt, seen }) => `${instant(approvedAt)}${seen ? '' : ` (${t('shop.notSeenYet')})`}`).join(', '),
        endedBy: end && `${end.by.name}, ${instant(end.at)}: ${end.reason}`,
      }} />
    </Panel>
  )
}

const CustomerMaterial = ({ order }: { readonly order: Order }): ReactNode => {
  const { t } = useWords()
  return (
    <Panel of="customer-material" title={t('shop.customerMaterial')}>
      <Rows
        label={t('shop.customerMaterial')} of={order.customerMaterial} rowKey={({ heatId }) => heatId} none=""
        columns={(kit) => [
          kit.text('heatId', ({ heatId }) => heatId), kit.text('description', ({ description }) => description),
          kit.count('received', ({ received }) => received), kit.count('consumed', ({ consumed }) => consumed), kit.count('scrap', ({ scrap }) => scrap),
          kit.count('returned', ({ returned }) => returned), kit.count('onHand', ({ onHand }) => onHand),
        ]}
      />
    </Panel>
  )
}
