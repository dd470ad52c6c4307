import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { act, inState } from '../../forms/act.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../parts/facts.tsx'
import { ListPage } from '../../parts/list-page.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'
import { OpenMilestones } from './open-milestones.tsx'

type Payment = ValueOf<'contracts', 'readPayment'>

export const Payments = (): ReactNode => (
  <ListPage
    name="payments" service="contracts" route="listPayments" rowKey={({ paymentId }) => paymentId} statuses={['Unmatched', 'Matched', 'Assigned', 'Returned']}
    columns={(kit, { money }) => [
      kit.link('reference', ({ paymentId }) => paymentId, ({ reference }) => reference),
      kit.text('amount', ({ reports }) => reports.map(({ amount }) => money(amount)).at(-1)),
      kit.text('reason', (payment) => reasonOf(payment)),
      kit.date('receivedAt', ({ reports }) => reports[0]?.at),
      kit.status(({ status }) => status),
    ]}
  />
)

const reasonOf = (payment: Payment): string => (payment.status === 'Returned' ? payment.note : (payment.reports.at(-1)?.reason ?? ''))

/** One payment as its provider reported it, and whose it is. */
export const PaymentPage = (): ReactNode => {
  const { paymentId } = useParams({ from: '/payments/$paymentId' })
  const { t, instant } = useWords()
  const payment = useRead('contracts', 'readPayment', { params: { paymentId } })
  return (
    <ThingPage
      kind="payment" of={payment} name={({ reference }) => reference}
      actions={({ status }) => inState(status, { Unmatched: [act('contracts', 'assignPayment', { paymentId }), act('contracts', 'returnPayment', { paymentId }, { danger: true })] })}
    >
      {(each) => (
        <>
          <Panel of="about" title={t('payments.whose')}>
            <Facts of={{
              provider: t(`values.${each.provider}`), reference: each.reference,
              ...('contractId' in each && { contract: <ThingLink id={each.contractId}>{t('things.contract')}</ThingLink>, milestoneId: each.milestoneId }),
              ...(each.status === 'Unmatched' && { because: t(`values.${each.reason}`) }),
              ...('by' in each && { by: `${each.by.name}, ${instant(each.at)}` }),
              ...(each.status === 'Returned' && { note: each.note }),
            }} />
          </Panel>
          {each.status === 'Unmatched' && <OpenMilestones payment={each} of={payment} />}
          <Panel of="reports" title={t('payments.reports')}>
            <Rows
              label={t('payments.reports')} of={each.reports} rowKey={({ eventId }) => eventId} none={t('payments.noReports')}
              columns={(kit, { money }) => [
                kit.text('at', ({ at }) => instant(at)), kit.value('kind', ({ kind }) => kind), kit.text('amount', ({ amount }) => money(amount)), kit.text('reason', ({ reason }) => reason),
                kit.text('eventId', ({ eventId }) => eventId),
              ]}
            />
          </Panel>
        </>
      )}
    </ThingPage>
  )
}
