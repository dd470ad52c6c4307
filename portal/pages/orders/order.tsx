import { Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { useReading } from '../../session/reading.ts'
import { saidIn } from '../../session/said-in.ts'
import { useIsCustomer } from '../../session/use-session.ts'
import { MessagesPanel } from '../requests/messages-panel.tsx'
import type { RequestSeen } from '../requests/request-seen.ts'
import { currentContract } from './agreeing-steps.ts'
import { DocumentsPanel } from './documents-panel.tsx'
import { daysLate, promisedOn } from './promise.ts'
import { StepsPanel } from './steps-panel.tsx'
import { TimelinePanel } from './timeline-panel.tsx'
import { isNotFound, useForecast, useOrder } from './use-order.ts'

/** The order page that customer and shop share: seven steps, its documents, and who did what when. */
export const Order = (): ReactNode => {
  const { orderId } = useParams({ from: '/orders/$orderId' })
  const { t, pieces, date, number } = useWords()
  const buyer = useIsCustomer()
  const order = useOrder(orderId)
  const { request } = order
  const forecast = useForecast(order)
  if (isNotFound(request)) return <Page title={t('things.order')}><Answer of={request}>{() => null}</Answer></Page>
  const rfq = request.data
  const wishes = rfq?.wishes
  const contract = currentContract(order.contracts.data?.items ?? [])
  const late = contract && daysLate(contract, new Date())
  const promised = (): ReactNode => {
    if (!contract) return undefined
    const { leadTimeDays } = contract.subject
    const on = promisedOn(contract)
    if (on === undefined) return t('orders.afterActive', { days: t('plan.days', { count: leadTimeDays, number: number(leadTimeDays) }) })
    return late === undefined ? date(on) : <Text span size="sm" c="red">{date(on)} · {t('orders.late', { count: late, number: number(late) })}</Text>
  }
  const expected = (): ReactNode => {
    const { firm, completion, plannedAt } = forecast.data ?? {}
    return firm === true && completion !== undefined && plannedAt !== undefined && `${date(completion)} · ${t('orders.byPlanOf', { date: date(plannedAt) })}`
  }
  return (
    <Page title={wishes ? `${wishes.part.number} ${wishes.part.name}` : (rfq?.number ?? t('things.order'))} over={rfq && !buyer ? `${t('things.order')} · ${rfq.customerName}` : t('things.order')}>
      {rfq && (
        <Facts of={{
          ...(wishes && {
            revision: wishes.part.revision, quantities: wishes.quantities.map((each) => pieces(each)).join(' / '), material: wishes.material, finish: wishes.finish,
            delivery: `${wishes.delivery.incoterm} ${wishes.delivery.place}`,
          }), promisedOn: promised(), completion: expected(), buyer: rfq.buyer.name, openedAt: date(rfq.openedAt), orderId,
        }} />
      )}
      <StepsPanel order={order} />
      <DocumentsPanel order={order} />
      {rfq && <Conversation key={rfq.rfqId} rfq={rfq} />}
      <TimelinePanel orderId={orderId} />
    </Page>
  )
}

/** All that was said, about the whole and about single lines: whoever has seen it has read it. */
const Conversation = ({ rfq }: { readonly rfq: RequestSeen }): ReactNode => {
  const isNew = useReading(rfq.rfqId, saidIn(rfq))
  return <MessagesPanel rfq={rfq} isNew={isNew} withLines />
}
