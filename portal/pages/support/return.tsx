import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { act, inState } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Said, Steps, type Step } from '../../parts/steps.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'
import { TrackingNumber } from '../../parts/tracking-number.tsx'

type Rma = ValueOf<'support', 'readReturn'>

/** One return: what comes back and why, who bears it under which clause, and each step to its settlement. */
export const Return = (): ReactNode => {
  const { rmaId } = useParams({ from: '/returns/$rmaId' })
  const words = useWords()
  const { t } = words
  const rma = useRead('support', 'readReturn', { params: { rmaId } })
  return (
    <ThingPage kind="rma" of={rma} actions={actionsOf}>
      {(each) => (
        <>
          <Panel of="about" title={t('care.whatComesBack')}>
            <Said>{each.reason}</Said>
            <Facts of={{ lots: each.lots.map(({ lotNumber, quantity }) => `${lotNumber}: ${words.pieces(quantity)}`).join(', '), case: <ThingLink id={each.caseId}>{each.caseNumber}</ThingLink> }} />
          </Panel>
          <Bearer rma={each} />
          <Panel of="steps" title={t('care.steps')}><Steps of={stepsOf(each, words)} /></Panel>
        </>
      )}
    </ThingPage>
  )
}

const actionsOf = ({ rmaId, status, lots, ...rest }: Rma): readonly ActionTarget[] => {
  const params = { rmaId }
  const until = 'authorization' in rest ? rest.authorization.validUntil : undefined
  const lapsed = until !== undefined && Date.parse(until) < Date.now() ? [act('support', 'expireReturn', params, { danger: true })] : []
  const pieces = lots.map(({ lotId, quantity }) => ({ lotId, quantity }))
  const cause = 'authorization' in rest ? rest.authorization.liability.cause : undefined
  return inState(status, {
    Requested: [act('support', 'authorizeReturn', params, { initial: { validDays: 30 } }), act('support', 'rejectReturn', params, { danger: true })],
    Authorized: [act('support', 'markReturnInTransit', params), ...lapsed],
    InTransit: [act('support', 'receiveReturn', params, { initial: { lots: pieces } }), ...lapsed],
    Received: [act('support', 'inspectReturn', params, { initial: { cause } })],
    Inspected: [act('support', 'dispositionReturn', params)],
    Dispositioned: [act('support', 'settleReturn', params)],
    Settled: [act('support', 'closeReturn', params)],
  })
}

/** The latest word on the cause counts: what inspection confirmed, else what was assumed when the return was allowed. */
const Bearer = ({ rma }: { readonly rma: Rma }): ReactNode => {
  const { t } = useWords()
  const liability = 'inspection' in rma ? rma.inspection.liability : 'authorization' in rma ? rma.authorization.liability : undefined
  return liability && (
    <Panel of="bearer" title={t('care.whoBears')}>
      <Facts of={{ bearer: t(`values.${liability.bearer}`), cause: t(`values.${liability.cause}`), clause: liability.clauseId }} />
      <Said>{t('inspection' in rma ? 'care.causeConfirmed' : 'care.causeAssumed')}</Said>
    </Panel>
  )
}

const stepsOf = (rma: Rma, words: Words): readonly Step[] => {
  const requested: Step = { status: 'Requested', by: rma.requestedBy, at: rma.requestedAt }
  if (rma.status === 'Rejected') return [requested, { status: 'Rejected', ...rma.rejected, content: <Said>{rma.rejected.reason}</Said> }]
  return [requested, ...journey(rma, words), ...outcome(rma, words)]
}

const journey = (rma: Rma, { t, date, pieces }: Words): readonly Step[] => {
  const { authorization, transit, receipt } = { authorization: undefined, transit: undefined, receipt: undefined, ...rma }
  return [
    { status: 'Authorized', ...authorization, ...(authorization && { content: <Said>{`${authorization.instructions}\n${t('care.validUntil', { date: date(authorization.validUntil) })}`}</Said> }) },
    { status: 'InTransit', ...transit, ...(transit && { content: <><Said>{transit.carrier}</Said>{transit.trackingNumber !== undefined && <TrackingNumber carrier={transit.carrier} number={transit.trackingNumber} />}</> }) },
    ...(rma.status === 'Expired' ? [{ status: 'Expired', at: rma.expiredAt }] : [{ status: 'Received', ...receipt, ...(receipt && { content: <Said>{`${receipt.lots.map(({ lotNumber, quantity }) => `${lotNumber}: ${pieces(quantity)}`).join(', ')}\n${receipt.condition}`}</Said> }) }]),
  ]
}

const outcome = (rma: Rma, { t, money }: Words): readonly Step[] => {
  if (rma.status === 'Expired') return []
  const { inspection, disposition, settlement, closed } = { inspection: undefined, disposition: undefined, settlement: undefined, closed: undefined, ...rma }
  return [
    { status: 'Inspected', ...inspection, ...(inspection && { content: <Said>{inspection.findings}</Said> }) },
    { status: 'Dispositioned', ...disposition, ...(disposition && { content: <Said>{`${t(`values.${disposition.disposition}`)}\n${disposition.note}`}</Said> }) },
    { status: 'Settled', ...settlement, ...(settlement && { content: <Said>{`${t(`values.${settlement.kind}`)}${settlement.amount ? ` ${money(settlement.amount)}` : ''}\n${settlement.note}`}</Said> }) },
    { status: 'Closed', ...closed },
  ]
}
