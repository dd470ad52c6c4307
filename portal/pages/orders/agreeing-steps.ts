import type { Contract } from '#services/contracts/contract-view.ts'
import type { Plan } from '#services/quoting/plan-view.ts'
import type { Rfq } from '#services/quoting/rfq-view.ts'
import { done, notYet, stopped, underWay, waiting, type Step } from './step.ts'

type Told = Omit<Step, 'things' | 'status'>

export const openLines = ({ requirements }: Rfq): number => requirements.filter(({ answer }) => answer.status === 'Open').length
export const askedLines = ({ requirements }: Rfq): number => requirements.filter(({ answer }) => answer.status === 'Asked').length

export const requirementsStep = (rfq: Rfq): Step => ({ ...requestTold(rfq), status: rfq.status, things: [{ id: rfq.rfqId, number: rfq.number }] })

const requestTold = (rfq: Rfq): Told => {
  switch (rfq.status) {
    case 'Draft': return waiting('customer', 'sendRequest')
    case 'Submitted': return waiting('shop', 'review')
    case 'InReview': return openLines(rfq) > 0 ? waiting('shop', 'answers', { count: openLines(rfq) }) : done
    case 'NeedsClarification': return waiting('customer', 'questions', { count: askedLines(rfq) })
    case 'Quoted': return done
    default: return stopped()
  }
}

/** Most telling first: a plan that is approved counts more than one that was replaced. */
const planRank: readonly Plan['status'][] = ['Approved', 'Submitted', 'ChangesRequested', 'Draft', 'Expired', 'Rejected', 'Superseded']

/** A customer does not see a draft, so for them the plan is in the making from review on. */
export const planStep = (plans: readonly Plan[], rfq: Rfq | undefined): Step => {
  const [plan] = plans.toSorted((a, b) => planRank.indexOf(a.status) - planRank.indexOf(b.status))
  const making = rfq?.status === 'InReview' && openLines(rfq) === 0
  if (!plan) return making ? { ...waiting('shop', 'draftPlan'), things: [] } : notYet
  return { ...planTold(plan), status: plan.status, things: [{ id: plan.planId, number: plan.number }] }
}

const planTold = (plan: Plan): Told => {
  switch (plan.status) {
    case 'Draft': return waiting('shop', 'submitPlan')
    case 'Submitted': return waiting('customer', 'approvePlan')
    case 'ChangesRequested': return waiting('shop', 'revisePlan')
    case 'Approved': return done
    case 'Expired': return stopped('shop', 'revisePlan')
    default: return stopped()
  }
}

/** The one that counts: the newest that was not taken off the table. */
export const currentContract = (contracts: readonly Contract[]): Contract | undefined => {
  const newest = contracts.toSorted((a, b) => b.openedAt.localeCompare(a.openedAt))
  return newest.find(({ status }) => status !== 'Voided') ?? newest[0]
}

export const contractStep = (contracts: readonly Contract[]): Step => {
  const contract = currentContract(contracts)
  return contract ? { ...contractTold(contract), status: contract.status, things: [{ id: contract.contractId, number: contract.number }] } : notYet
}

const contractTold = (contract: Contract): Told => {
  switch (contract.status) {
    case 'Draft': return contract.preparation.status === 'Rendering' ? underWay('rendering') : waiting('shop', 'issue')
    case 'OutForSignature': return waiting('customer', 'sign')
    case 'PartiallySigned': return waiting('shop', 'countersign')
    case 'Signed':
    case 'Active': return paymentTold(contract)
    case 'Completed': return done
    case 'Expired': return stopped('shop', 'issueAgain')
    default: return stopped()
  }
}

const paymentTold = ({ milestones, status }: Contract): Told => {
  const [due] = milestones.filter((each) => ['Due', 'Failed', 'Disputed'].includes(each.status))
  if (due) return waiting('customer', 'pay', { milestone: due.name })
  if (milestones.some((each) => each.status === 'Processing')) return underWay('paymentUnderWay')
  return status === 'Active' && milestones.every((each) => each.status === 'Received') ? done : underWay('laterPayment')
}
