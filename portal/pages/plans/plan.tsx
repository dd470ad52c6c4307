import { Code, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { act, inState } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../parts/facts.tsx'
import { Link } from '../../parts/link.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'
import { useIsCustomer } from '../../session/use-session.ts'
import { PlanChanges } from './plan-changes.tsx'
import { PlanDocuments } from './plan-documents.tsx'
import { usePriceBook, type PriceBookUse } from '../settings/use-price-book.ts'
import { PlanPdf } from './plan-pdf.tsx'
import { planAsInput } from './plan-defaults.ts'
import { PriceShares } from './price-shares.tsx'
import { PriceTraces } from './price-traces.tsx'
import { PlanOffers } from './plan-offers.tsx'
import { ControlPlan, Exceptions, Routing } from './plan-tables.tsx'

type PlanSeen = ValueOf<'quoting', 'readPlan'>

/** What the customer approves, whole: price, way of making, inspection, packing, delivery, and where it departs from what was asked. */
export const PlanPage = (): ReactNode => {
  const { planId } = useParams({ from: '/plans/$planId' })
  const { t } = useWords()
  const plan = useRead('quoting', 'readPlan', { params: { planId } })
  const book = usePriceBook()
  return (
    <ThingPage kind="plan" of={plan} name={({ number, content }) => t('plan.title', { number, revision: content.revision })} actions={(seen) => actionsOf(seen, book)}>
      {(seen) => (
        <>
          <Summary plan={seen} />
          <Exceptions plan={seen} />
          <PlanPdf plan={seen} />
          <PlanChanges plan={seen} />
          <PriceShares plan={seen} />
          <PlanOffers plan={seen} />
          {seen.traces.length > 0 && <PriceTraces traces={seen.traces} />}
          <Routing plan={seen} />
          <ControlPlan plan={seen} />
          <Delivering plan={seen} />
          <PlanDocuments plan={seen} />
        </>
      )}
    </ThingPage>
  )
}

const actionsOf = (plan: PlanSeen, { ready, prices, workCentres }: PriceBookUse): readonly ActionTarget[] => {
  const params = { planId: plan.planId }
  const revise = act('quoting', 'revisePlan', params, { initial: planAsInput(plan), suggestions: { workCentre: { choose: workCentres } } })
  const submit = ready ? [act('quoting', 'submitPlan', params, { initial: { validDays: prices?.validDays ?? 30 } })] : []
  return inState(plan.status, {
    Draft: [...submit, revise],
    Submitted: [...('contentHash' in plan ? [act('quoting', 'approvePlan', params, { fixed: { contentHash: plan.contentHash } })] : []), act('quoting', 'requestPlanChanges', params), act('quoting', 'rejectPlan', params, { danger: true })],
    ChangesRequested: [revise],
    Expired: [revise],
  })
}

const Summary = ({ plan }: { readonly plan: PlanSeen }): ReactNode => {
  const { t, money, pieces, date, number } = useWords()
  const buyer = useIsCustomer()
  const { content } = plan
  return (
    <Panel title={t('plan.summary')} of="summary">
      <Facts of={{
        total: <Text span fw={700} size="lg">{money(content.total)}</Text>, unitPrice: money(content.unitPrice), exchange: content.exchange && t('plan.exchange', { ...content.exchange, on: date(content.exchange.on) }), quantity: pieces(content.quantity), leadTimeDays: t('plan.days', { count: content.leadTimeDays, number: number(content.leadTimeDays) }),
        part: `${content.part.number} ${content.part.name}`, 'part-revision': content.part.revision, material: content.material, finish: content.finish, toleranceClass: content.toleranceClass,
        standards: content.standards.join(', '), exportClass: t(`values.${plan.exportClass}`), validUntil: 'validUntil' in plan && date(plan.validUntil),
        rfqId: <Link to="/requests/$rfqId" params={{ rfqId: plan.rfqId }} size="sm">{t('plan.itsRequest')}</Link>,
      }} />
      {'reason' in plan && <Text size="sm"><b>{t(plan.status === 'Rejected' ? 'plan.rejected' : 'plan.changesWanted', { who: plan.by.name, date: date(plan.at) })}</b> {plan.reason}</Text>}
      {'approver' in plan && <Text size="sm">{t('plan.approved', { who: plan.approver.name, date: date(plan.approvedAt) })}</Text>}
      {'contentHash' in plan && <Text size="sm" component="div">{t(buyer && plan.status === 'Submitted' ? 'plan.hashToApprove' : 'plan.hash')} <Code style={{ overflowWrap: 'anywhere' }}>{plan.contentHash}</Code></Text>}
    </Panel>
  )
}

const Delivering = ({ plan: { content: { packaging, delivery } } }: { readonly plan: PlanSeen }): ReactNode => {
  const { t, maybe, number } = useWords()
  const { address } = delivery
  return (
    <Panel title={t('plan.delivering')} of="delivery">
      <Facts of={{
        incoterm: t(`values.${delivery.incoterm}`), place: delivery.place, address: [address.name, ...address.lines, `${address.postalCode} ${address.city}`, address.country].join(', '),
        'packaging-method': packaging.method, packageKind: t(`values.${packaging.packageKind}`), piecesPerPackage: number(packaging.piecesPerPackage), labelling: packaging.labelling,
      }} />
      <Text size="sm" c="dimmed">{maybe(`hints.incoterm-${delivery.incoterm}`)}</Text>
    </Panel>
  )
}
