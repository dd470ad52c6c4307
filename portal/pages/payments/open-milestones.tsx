import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Money } from '#shared/vocabulary/money.ts'
import type { ValueOf } from '../../api/clients.ts'
import { useReads } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'

type Payment = ValueOf<'contracts', 'readPayment'>
type Contract = ValueOf<'contracts', 'readContract'>
type Open = { readonly contract: Contract; readonly milestoneId: string; readonly name: string; readonly missing: Money }

const inForce = ['Signed', 'Active'] as const

/** What contracts in force still wait for, each a click away from being given this payment; what lacks exactly this amount comes first. */
export const OpenMilestones = ({ payment, of }: { readonly payment: Payment; readonly of: UseQueryResult<Payment> }): ReactNode => {
  const { t } = useWords()
  const lists = useReads(inForce.map((status) => ({ service: 'contracts' as const, route: 'listContracts' as const, input: { query: { status, limit: 100 } } })))
  const worst = lists.find(({ data }) => data === undefined) ?? lists[0]
  if (!worst) return null
  const open = lists.flatMap(({ data }) => data?.items ?? []).flatMap(openOf).toSorted((a, b) => Number(fits(payment, b)) - Number(fits(payment, a)))
  const assign = ({ contract: { contractId }, milestoneId }: Open) =>
    seen(of, payment, (answer) => answer, [act('contracts', 'assignPayment', { paymentId: payment.paymentId }, { fixed: { contractId, milestoneId } })])
  return (
    <Panel of="open-milestones" title={t('payments.openMilestones')}>
      <Answer of={worst} lines={3}>
        {() => (
          <Rows
            label={t('payments.openMilestones')} of={open} rowKey={({ contract, milestoneId }) => `${contract.contractId} ${milestoneId}`} none={t('payments.noOpenMilestones')}
            columns={(kit, { money }) => [
              kit.link('contract', ({ contract }) => contract.contractId, ({ contract }) => contract.number),
              kit.text('customerName', ({ contract }) => contract.customerName),
              kit.text('milestone', ({ name }) => name),
              { name: 'missing', text: ({ missing }) => money(missing), order: ({ missing }) => missing.minor, align: 'right' },
              { name: 'actions', text: () => '', show: (row) => <Actions size="xs" of={assign(row)} /> },
            ]}
          />
        )}
      </Answer>
    </Panel>
  )
}

const openOf = (contract: Contract): Open[] => contract.milestones
  .map(({ milestoneId, name, amount, received }) => ({ contract, milestoneId, name, missing: { minor: amount.minor - received.minor, currency: amount.currency } }))
  .filter(({ missing }) => missing.minor > 0)

const fits = ({ reports }: Payment, { missing }: Open): boolean => reports.some(({ amount }) => amount.minor === missing.minor && amount.currency === missing.currency)
