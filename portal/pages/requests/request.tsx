import { Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { act, inState } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { Facts } from '../../parts/facts.tsx'
import { Link } from '../../parts/link.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'
import { askedLines, openLines } from '../orders/agreeing-steps.ts'
import { useReading } from '../../session/reading.ts'
import { saidIn } from '../../session/said-in.ts'
import { useIsCustomer } from '../../session/use-session.ts'
import { planDefaults } from '../plans/plan-defaults.ts'
import { usePriceBook, type PriceBookUse } from '../settings/use-price-book.ts'
import { EarlierPrices } from './earlier-prices.tsx'
import { EstimatePanel } from './estimate-panel.tsx'
import { MessagesPanel } from './messages-panel.tsx'
import { PriceAtOnce } from './price-at-once.tsx'
import { RequestDocuments } from './request-documents.tsx'
import type { RequestSeen } from './request-seen.ts'
import { RequirementLines } from './requirement-lines.tsx'
import { WishesFacts } from './review.tsx'

/** One request: every line of it with its answer and what was said about it, files, messages and plans. */
export const Request = (): ReactNode => {
  const { rfqId } = useParams({ from: '/requests/$rfqId' })
  const rfq = useRead('quoting', 'readRequest', { params: { rfqId } })
  const book = usePriceBook()
  const { t } = useWords()
  return (
    <ThingPage kind="rfq" of={rfq} name={({ number, wishes }) => (wishes ? `${number} · ${wishes.part.number} ${wishes.part.name}` : number)} actions={(seen) => actionsOf(seen, book, t)}>
      {(seen) => <Seen key={rfqId} rfq={seen} book={book} />}
    </ThingPage>
  )
}

const Seen = ({ rfq, book }: { readonly rfq: RequestSeen; readonly book: PriceBookUse }): ReactNode => {
  const { t } = useWords()
  const isNew = useReading(rfq.rfqId, saidIn(rfq))
  return (
    <>
      <Next rfq={rfq} />
      <RequirementLines rfq={rfq} isNew={isNew} />
      <RequestDocuments rfq={rfq} />
      <PriceAtOnce rfq={rfq} />
      <EstimatePanel rfq={rfq} book={book} />
      <EarlierPrices rfq={rfq} />
      <Plans rfqId={rfq.rfqId} />
      <MessagesPanel rfq={rfq} isNew={isNew} />
      {rfq.wishes && <Panel title={t('request.wishes')}><WishesFacts wishes={rfq.wishes} /></Panel>}
    </>
  )
}

const actionsOf = (rfq: RequestSeen, { ready, prices, workCentres }: PriceBookUse, t: Words['t']): readonly ActionTarget[] => {
  const params = { rfqId: rfq.rfqId }
  const withdraw = act('quoting', 'withdrawRequest', params, { danger: true })
  const decline = act('quoting', 'declineRequest', params, { danger: true })
  const discard = act('quoting', 'withdrawRequest', params, { danger: true, label: t('request.discard') })
  const draft = ready ? [act('quoting', 'draftPlan', params, { initial: planDefaults(rfq, prices), suggestions: { workCentre: { choose: workCentres } } })] : []
  return inState(rfq.status, {
    Draft: [...(rfq.wishes ? [act('quoting', 'submitRequest', params)] : []), discard],
    Submitted: [act('quoting', 'startReview', params), withdraw, decline],
    InReview: [...draft, withdraw, decline],
    NeedsClarification: [...draft, withdraw, decline],
    Quoted: [withdraw, ...draft],
  })
}

/** What comes next, in one line, and until when. */
const Next = ({ rfq }: { readonly rfq: RequestSeen }): ReactNode => {
  const { t, date } = useWords()
  const open = openLines(rfq)
  const buyer = useIsCustomer()
  return (
    <div>
      {rfq.status === 'NeedsClarification' && <Text fw={600}>{t('order.waits.questions', { count: askedLines(rfq) })}</Text>}
      {rfq.status === 'InReview' && <Text fw={600}>{open > 0 ? t('order.waits.answers', { count: open }) : t('order.waits.draftPlan')}</Text>}
      {rfq.status === 'Draft' && <Text fw={600}>{t('order.waits.sendRequest')}</Text>}
      {rfq.status === 'Draft' && !rfq.wishes && buyer && <Link to="/requests/new" search={{ draft: rfq.rfqId }}>{t('newRequest.goOn')}</Link>}
      {rfq.status === 'Submitted' && <Text fw={600}>{t('order.waits.review')}</Text>}
      {'expiresAt' in rfq && <Text size="sm" c="dimmed">{t('request.expires', { date: date(rfq.expiresAt) })}</Text>}
      {'closed' in rfq && <Facts of={{ reason: rfq.closed.reason, by: rfq.closed.by.name, at: date(rfq.closed.at) }} />}
    </div>
  )
}

const Plans = ({ rfqId }: { readonly rfqId: string }): ReactNode => {
  const { t, money, date } = useWords()
  const plans = useRead('quoting', 'listPlans', { params: { rfqId }, query: { limit: 100 } })
  const items = plans.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Panel title={t('request.plans')} of="plans">
      {items.map((plan) => (
        <Text key={plan.planId} size="sm" component="div">
          <Link to="/plans/$planId" params={{ planId: plan.planId }} size="sm" fw={600}>{plan.number}</Link> · {t('fields.revision')} {plan.content.revision} · {money(plan.content.total)} {'validUntil' in plan && `· ${t('start.due', { date: date(plan.validUntil) })}`} <Status of={plan.status} />
        </Text>
      ))}
    </Panel>
  )
}
