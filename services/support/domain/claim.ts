import { decided, refuse } from '#shared/kernel/result.ts'
import type { Lot, LotReturn } from '../lot-view.ts'
import { noted, type LotDecision, type LotEvent } from './lot.ts'

type Claim = { readonly rmaId: string; readonly number: string; readonly quantity: number }

/** Invariant 15: a return claims no more than was shipped and is not claimed or back already. `pointer` names the line of the request. */
export const claim = (lot: Lot, { rmaId, number, quantity }: Claim, pointer: string): LotDecision => {
  if (lot.counts.shipped === 0) return refuse('lot-not-shipped', { lot: lot.lotNumber }, `${pointer}/lotId`)
  if (quantity > lot.counts.returnable) return refuse('return-exceeds-shipped', { lot: lot.lotNumber, returnable: lot.counts.returnable, wanted: quantity }, `${pointer}/quantity`)
  return noted({ ...lot, returns: [...lot.returns, { rmaId, number, quantity, status: 'Expected' }] }, 'PiecesClaimed', { rmaId, number, quantity })
}

/** So many of the claimed pieces are back; the rest may be claimed again. None is a claim that lapses. */
export const receive = (lot: Lot, rmaId: string, quantity: number): LotDecision => {
  const claimed = lot.returns.find((each) => each.rmaId === rmaId)
  if (claimed?.status !== 'Expected') return decided<Lot, LotEvent>(lot)
  if (quantity === 0) return release(lot, rmaId)
  if (quantity > claimed.quantity) return refuse('received-more-than-authorized', { lot: lot.lotNumber, authorized: claimed.quantity }, '/lots')
  return noted(withReturn(lot, { ...claimed, quantity, status: 'Received' }), 'PiecesReceived', { rmaId, quantity })
}

/** The pieces are the customer's again: the claim was turned down or has lapsed, or the pieces went back as they were. */
export const release = (lot: Lot, rmaId: string): LotDecision => {
  const claimed = lot.returns.find((each) => each.rmaId === rmaId)
  if (!claimed || claimed.status === 'Released') return decided<Lot, LotEvent>(lot)
  return noted(withReturn(lot, { ...claimed, status: 'Released' }), 'ClaimReleased', { rmaId, quantity: claimed.quantity })
}

const withReturn = (lot: Lot, changed: LotReturn): Lot => ({ ...lot, returns: lot.returns.map((each) => (each.rmaId === changed.rmaId ? changed : each)) })
