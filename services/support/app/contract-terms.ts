import type { contracts } from '#services/contracts/contract.ts'
import type { EventData } from '#shared/kernel/contract.ts'
import type { Money } from '#shared/vocabulary/money.ts'
import { originOf } from '../domain/origin.ts'

type Heard = { readonly aggregateId: string; readonly aggregateVersion: number; readonly occurredAt: string; readonly data: Pick<EventData<typeof contracts, 'ContractSigned'>, 'contractId' | 'number' | 'customerName' | 'clauses' | 'milestones'> }

/** The terms that after-sales needs: who bears what, and the price that no refund may exceed. */
export const contractTerms = (event: Heard) => {
  const { contractId, number, customerName, clauses, milestones } = event.data
  const total = totalOf(milestones.map(({ amount }) => amount))
  return { contractId, number, customerName, clauses, origin: originOf(event), ...(total && { total }) }
}

/** A contract has one currency. */
const totalOf = ([first, ...others]: readonly Money[]): Money | undefined =>
  first && { minor: others.reduce((sum, { minor }) => sum + minor, first.minor), currency: first.currency }
