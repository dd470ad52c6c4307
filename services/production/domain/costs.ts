import type { Clause } from '#shared/vocabulary/liability.ts'
import type { Party } from '#shared/vocabulary/party.ts'
import type { CostEntry, CostLedger, WorkOrder } from '../work-order-view.ts'

const nothing = { pieces: 0, seconds: 0, tools: 0 }
export const emptyCosts: CostLedger = { entries: [], total: nothing, customer: nothing, manufacturer: nothing }

/** Adds an entry; total = Σ entries = Σ bearers' shares. */
export const book = (ledger: CostLedger, entry: CostEntry): CostLedger => ({
  ...ledger,
  entries: [...ledger.entries, entry],
  total: plus(ledger.total, entry),
  [entry.bearer]: plus(ledger[entry.bearer], entry),
})

const plus = (share: CostLedger['total'], { pieces, seconds, tools }: CostEntry): CostLedger['total'] =>
  ({ pieces: share.pieces + pieces, seconds: share.seconds + seconds, tools: share.tools + tools })

/** The clause for a cause. Without one the principle of the trade applies: cost and risk of production are the customer's. */
export const bearerOf = (clauses: readonly Clause[], cause: Clause['cause']): { bearer: Party; clause: string } => {
  const clause = clauses.find((each) => each.cause === cause)
  return clause ? { bearer: clause.bearer, clause: clause.id } : { bearer: 'customer', clause: '' }
}

/** The table of the contract the work was released under, as last amended; as of release when that contract has ended. */
export const clausesOf = (order: WorkOrder): readonly Clause[] => {
  if (!('release' in order)) return []
  const { contractId, clauses } = order.release
  const current = order.contracts.find((each) => each.contractId === contractId)
  return current?.standing === 'Signed' ? current.clauses : clauses
}
