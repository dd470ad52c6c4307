import { decided, ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Cause } from '#shared/vocabulary/liability.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Disposition, Lot, Pass, QualityHold } from '../lot-view.ts'
import type { Ledger, Operation } from '../operation-view.ts'
import { lossOf, setAsideOf, type Bearers } from './account.ts'
import type { ProductionEvent } from './events.ts'
import { currentOf, withLot, withOperation } from './lot.ts'
import { closing, type LotDecided } from './operation.ts'
import { homecoming, isAway } from './outside.ts'

/** Holds the lot, unless what it is held for has been decided, or the lot has passed, since. */
export const holdLot = (lot: Lot, hold: QualityHold): LotDecided => {
  const over = lot.dispositions.some(({ ncrId }) => ncrId === hold.key) || lot.passes.some(({ at }) => at > hold.at)
  if (over || lot.holds.some(({ key }) => key === hold.key)) return decided<Lot, ProductionEvent>(lot)
  const holds = [...lot.holds, hold].toSorted((a, b) => (a.at + a.key < b.at + b.key ? -1 : 1))
  return decided<Lot, ProductionEvent>(withLot(lot, { holds }), { type: 'LotHoldRecorded', data: hold })
}

/** The lot conforms: every hold up to then is over. */
export const passLot = (lot: Lot, pass: Pass): LotDecided => {
  const passes = [...lot.passes, pass].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  return decided<Lot, ProductionEvent>(withLot(lot, { passes, holds: lot.holds.filter(({ at }) => at > pass.at) }), { type: 'LotPassRecorded', data: pass })
}

/**
 * What becomes of nonconforming pieces. Scrap and return to supplier leave the lot for good, with their cause; rework goes back
 * to the operation that has the pieces; use-as-is and repair (which the customer approved) change no count here. Pieces that were lost
 * or set aside while it was being decided are not taken twice: the decision applies to those that are left.
 */
export const dispose = (lot: Lot, { cause, ...disposition }: Disposition & { readonly cause: Cause }, bearers: Bearers, now: Instant): LotDecided => {
  const known = { dispositions: [...lot.dispositions, disposition], holds: lot.holds.filter(({ key }) => key !== disposition.ncrId) }
  const fact: ProductionEvent = { type: 'DispositionRecorded', data: { ...disposition, cause } }
  const current = currentOf(lot.operations)
  const { disposition: decision, quantity } = disposition
  switch (decision) {
    case 'use-as-is': case 'repair': return decided<Lot, ProductionEvent>(withLot(lot, known), fact)
    case 'rework': {
      const done = move(current, quantity, 'rework')
      if (!done.ok) return done
      const { ledger, moved } = done.value
      const again = withOperation(lot, { ...current, ledger, reworked: current.reworked + moved }, known)
      return closing(lot, again, [fact, ...setAsideOf(current.sequence, moved, cause, bearers)], now)
    }
    case 'scrap': case 'return-to-supplier': {
      const done = move(current, quantity, 'scrap')
      if (!done.ok) return done
      const { ledger, moved } = done.value
      const less = { ...current, ledger }
      const next = withOperation(lot, isAway(less) ? homecoming(less, now) : less, known)
      return closing(lot, next, [fact, ...lossOf(next, moved, cause, bearers)], now)
    }
  }
}

type Moved = { readonly ledger: Ledger; readonly moved: number }

/**
 * Takes pieces from where they lie: what is in process, then what is good already; scrap may also come out of rework. Waits for
 * pieces that are away; when none is, those that are here are all there are.
 */
const move = ({ ledger }: Operation, wanted: number, to: 'rework' | 'scrap'): Result<Moved, Refusal> => {
  const columns = to === 'scrap' ? (['inProcess', 'good', 'rework'] as const) : (['inProcess', 'good'] as const)
  const here = columns.reduce((sum, column) => sum + ledger[column], 0)
  if (wanted > here && ledger.atSupplier > 0) return refuse('pieces-not-in-lot', { here, decided: wanted })
  const moved = Math.min(wanted, here)
  const taken = columns.reduce(({ left, from }, column) => {
    const some = Math.min(left, from[column])
    return { left: left - some, from: { ...from, [column]: from[column] - some } }
  }, { left: moved, from: ledger }).from
  return ok({ ledger: { ...taken, [to]: taken[to] + moved }, moved })
}
