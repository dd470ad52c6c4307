import type { Contract } from '#services/contracts/contract-view.ts'
import type { WorkOrder } from '#services/production/work-order-view.ts'
import type { Rfq } from '#services/quoting/rfq-view.ts'
import { contractStep, currentContract, requirementsStep } from './agreeing-steps.ts'
import { productionStep } from './making-steps.ts'
import { daysLate, promisedOn } from './promise.ts'
import { waiting, type Step, type StepName } from './step.ts'

/** One order in the list: what is known of it, and the furthest step that says something. */
export type OrderRow = {
  readonly orderId: string
  readonly number: string
  readonly part: string
  readonly customerName: string
  readonly openedAt: string | undefined
  readonly step: StepName
  readonly status: string | undefined
  /** What it waits for first, as far as these lists tell, and with whom that is. */
  readonly next: Waits | undefined
  readonly promised: string | undefined
  readonly daysLate: number | undefined
  /** Where both sides talk about it. */
  readonly rfq: Rfq | undefined
}

type Waits = Pick<Step, 'waits' | 'values' | 'who'>
type Known = { readonly rfq?: Rfq; readonly contracts: readonly Contract[]; readonly workOrders: readonly WorkOrder[] }

/** Orders of all that the services list, newest first; one that only contracts or production could tell of is shown too. */
export const orderRows = (rfqs: readonly Rfq[], contracts: readonly Contract[], workOrders: readonly WorkOrder[]): OrderRow[] => {
  const known = new Map<string, Known>()
  const of = (orderId: string): Known => known.get(orderId) ?? { contracts: [], workOrders: [] }
  for (const rfq of rfqs) known.set(rfq.orderId, { ...of(rfq.orderId), rfq })
  for (const contract of contracts) known.set(contract.orderId, { ...of(contract.orderId), contracts: [...of(contract.orderId).contracts, contract] })
  for (const workOrder of workOrders) known.set(workOrder.orderId, { ...of(workOrder.orderId), workOrders: [...of(workOrder.orderId).workOrders, workOrder] })
  // An order's id begins with the time of its birth.
  return [...known].map(([orderId, each]) => rowOf(orderId, each)).toSorted((a, b) => (a.orderId < b.orderId ? 1 : -1))
}

const rowOf = (orderId: string, known: Known): OrderRow => {
  const { rfq } = known
  const contract = currentContract(known.contracts)
  const [workOrder] = known.workOrders
  const part = rfq?.wishes?.part ?? contract?.subject.part ?? workOrder?.plan.part
  return {
    orderId, number: rfq?.number ?? contract?.number ?? workOrder?.number ?? orderId, part: part ? `${part.number} ${part.name}` : '',
    customerName: rfq?.customerName ?? contract?.customerName ?? workOrder?.customerName ?? '', openedAt: rfq?.openedAt ?? contract?.openedAt, ...furthest(known), next: nextOf(known),
    promised: contract && promisedOn(contract), daysLate: contract && daysLate(contract, new Date()), rfq,
  }
}

const furthest = ({ rfq, contracts, workOrders }: Known): Pick<OrderRow, 'step' | 'status'> => {
  const at = (step: StepName, { status }: Pick<Step, 'status'>) => ({ step, status })
  const shipped = rfq?.fulfilment ?? []
  if (shipped.length > 0) return at('logistics', { status: shipped.every(({ status }) => status === 'Delivered') ? 'Delivered' : 'Shipped' })
  if (workOrders.some(begun)) return at('production', productionStep(workOrders))
  if (contracts.length > 0) return at('contract', contractStep(contracts))
  return rfq ? (rfq.status === 'Quoted' ? at('plan', { status: 'Quoted' }) : at('requirements', requirementsStep(rfq))) : at('production', productionStep(workOrders))
}

/** The first step that somebody must act in, as the order's own page has it. */
const nextOf = ({ rfq, contracts, workOrders }: Known): Waits | undefined => {
  const plan = rfq?.status === 'Quoted' && contracts.length === 0 ? [waiting('customer', 'approvePlan')] : []
  return [...(rfq ? [requirementsStep(rfq)] : []), ...plan, contractStep(contracts), productionStep(workOrders)].find(({ standing }) => standing === 'waiting')
}

/** From when all its gates are open, work is what comes next: it is with the shop to release it. */
const begun = ({ status, gates }: WorkOrder): boolean => status !== 'Cancelled' && (gates.open || (status !== 'Planned' && status !== 'AwaitingGates'))
