import { ok, refuse, type Decision, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Case } from '../case-view.ts'
import type { Lot } from '../lot-view.ts'
import type { Rma } from '../rma-view.ts'
import { attachReturn } from './case.ts'
import type { CaseEvent } from './case-event.ts'
import { claim } from './claim.ts'
import type { LotEvent } from './lot.ts'
import { request } from './rma.ts'
import type { RmaEvent } from './rma-event.ts'

/** `lot` is undefined when this customer has no such lot. */
type Wanted = { readonly lot: Lot | undefined; readonly quantity: number }
type Naming = { readonly rmaId: string; readonly number: string; readonly reason: string; readonly by: Person }
type Requested = { readonly rma: Decision<Rma, RmaEvent>; readonly case: Decision<Case, CaseEvent>; readonly claims: readonly Decision<Lot, LotEvent>[] }

/** A return, what it claims of each lot, and the case that now shows it: decided together, to be written together. */
export const requestReturn = (state: Case, wanted: readonly Wanted[], naming: Naming, now: Instant): Result<Requested, Refusal> => {
  const lines: { readonly lot: Lot; readonly quantity: number }[] = []
  for (const [index, { lot, quantity }] of wanted.entries()) {
    if (lot?.orderId !== state.orderId) return refuse('lot-not-in-order', {}, `/lots/${index}/lotId`)
    lines.push({ lot, quantity })
  }
  const rma = request(state, { ...naming, lots: lines.map(({ lot: { lotId, lotNumber }, quantity }) => ({ lotId, lotNumber, quantity })) }, now)
  if (!rma.ok) return rma
  const attached = attachReturn(state, naming.rmaId, lines.map(({ lot: { lotId, lotNumber } }) => ({ lotId, lotNumber })))
  if (!attached.ok) return attached
  const claims: Decision<Lot, LotEvent>[] = []
  for (const [index, { lot, quantity }] of lines.entries()) {
    const claimed = claim(lot, { rmaId: naming.rmaId, number: naming.number, quantity }, `/lots/${index}`)
    if (!claimed.ok) return claimed
    claims.push(claimed.value)
  }
  return ok({ rma: rma.value, case: attached.value, claims })
}
