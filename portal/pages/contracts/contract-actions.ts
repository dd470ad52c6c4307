import type { Locale } from '../../i18n/i18n.ts'
import type { ValueOf } from '../../api/clients.ts'
import { act, inState } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'

/** A contract with the version one sees. */
export type ContractSeen = ValueOf<'contracts', 'readContract'>

/** What the shop can do to a contract, `terms` to begin its document with; signing has a panel of its own. Money is recorded on the milestone it is for. */
export const contractActions = (contract: ContractSeen, locale: Locale, terms: ValueOf<'contracts', 'readStandardTerms'> | undefined): readonly ActionTarget[] => {
  const params = { contractId: contract.contractId }
  const issue = act('contracts', 'issueContract', params, { initial: { locale, ...(terms && { validDays: terms.validDays }) } })
  const milestones = act('contracts', 'setMilestones', params, { initial: { milestones: contract.milestones.map(({ name, gate, amount }) => ({ name, gate, amount })) } })
  const clauses = act('contracts', 'setClauses', params, { initial: { clauses: contract.clauses } })
  const takeBack = act('contracts', 'voidContract', params, { danger: true })
  const amend = act('contracts', 'proposeAmendment', params, {
    initial: { locale, validDays: 14, clauses: contract.clauses, milestones: contract.milestones.map(({ milestoneId, name, gate, amount }) => ({ milestoneId, name, gate, amount })) },
  })
  const terminate = act('contracts', 'terminateContract', params, { danger: true })
  const refund = contract.ledger.length > 0 ? [act('contracts', 'recordRefund', params)] : []
  const allocate = contract.unallocated.minor > 0 ? [act('contracts', 'allocatePayment', params, { initial: { amount: contract.unallocated } })] : []
  return inState(contract.status, {
    Draft: [issue, milestones, clauses, takeBack],
    OutForSignature: [takeBack], PartiallySigned: [takeBack],
    Signed: [...allocate, amend, ...refund, terminate],
    Active: [...allocate, amend, ...refund, terminate],
    Completed: [...allocate, ...refund], Terminated: [...allocate, ...refund],
    Expired: [issue, takeBack],
  })
}
