import { decided, refuse, type Decided, type Decision } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { LotHold, LotLoss, LotPass, LotReturn, LotStock } from '../lot-view.ts'
import { outside, settle, type LotEntries } from './lot-counts.ts'
import { heard } from './origin.ts'

/** Facts of a lot's history here; none is published. */
export type LotEvent = {
  readonly type: 'LotAdmitted' | 'LotBlocked' | 'LotReduced' | 'ReturnExpected' | 'ReturnClosed' | 'PiecesTakenBack' | 'PiecesPacked' | 'PiecesUnpacked' | 'PiecesLeft'
  readonly data: object
}
export type LotChange = Decision<LotStock, LotEvent>
type Change = Decided<LotStock, LotEvent>
type Known = LotStock | undefined

/** Which lot it is, as every event that can be the first to speak of it says. */
export type Lot = { readonly lotId: string; readonly lotNumber: string; readonly orderId: string; readonly customerId: string }

/** Quality has passed the lot: it may be packed, and whoever spoke of it first, quality knows whose it is. */
export const admit = (stock: Known, lot: Lot, pass: LotPass): Change => {
  const known = stock ?? empty(lot)
  if (heard(known.passes, pass.origin)) return decided(known)
  return record({ ...known, ...lot, passes: [...known.passes, pass] }, 'LotAdmitted', { quantity: pass.quantity, certificate: pass.certificate.number })
}

/** From now on nothing of the lot may be packed or leave, until it is passed again. */
export const block = (stock: Known, lot: Lot, hold: LotHold): Change => {
  const known = stock ?? empty(lot)
  if (heard(known.holds, hold.origin)) return decided(known)
  return record({ ...known, holds: [...known.holds, hold] }, 'LotBlocked', { kind: hold.kind, reason: hold.reason, packages: known.packed.map(({ packageId }) => packageId) })
}

export const reduce = (stock: Known, lot: Lot, loss: LotLoss): Change => {
  const known = stock ?? empty(lot)
  if (heard(known.losses, loss.origin)) return decided(known)
  return record({ ...known, losses: [...known.losses, loss] }, 'LotReduced', { quantity: loss.quantity, book: loss.book })
}

type Returning = Omit<LotReturn, 'status'>

/** The customer may send pieces back. Until they are counted here this is a claim, and changes no other count. */
export const expectReturn = (stock: Known, lot: Lot, { reference, quantity, at }: Returning): Change => {
  const known = stock ?? empty(lot)
  if (known.returns.some((each) => each.reference === reference)) return decided(known)
  return record({ ...known, returns: [...known.returns, { reference, quantity, at, status: 'Expected' }] }, 'ReturnExpected', { reference, quantity })
}

/** Settled, the pieces counted at the dock are here and wait for a pass later than this; rejected, they stay the customer's. Its authorization may be heard later. */
export const closeReturn = (stock: Known, lot: Lot, { reference, quantity, at }: Returning, status: 'Settled' | 'Rejected'): Change => {
  const known = stock ?? empty(lot)
  const expected = known.returns.find((each) => each.reference === reference)
  if (expected && expected.status !== 'Expected') return decided(known)
  const closed: LotReturn = { reference, quantity: Math.min(quantity, outside(known)), at, status }
  return record({ ...known, returns: [...known.returns.filter((each) => each !== expected), closed] }, 'ReturnClosed', closed)
}

type Parcel = { readonly shipmentId: string; readonly packageId: string; readonly quantity: number }

/** Invariant 8: packed ≤ passed − shipped + returned-and-passed-again, and no package holds a held or uninspected lot. */
export const packPieces = (stock: LotStock, parcel: Parcel, pointer: string): Change => {
  if (stock.status === 'Hold') return refuse('lot-held', { lot: stock.lotNumber }, pointer)
  if (stock.status === 'AwaitingQc') return refuse('lot-not-inspected', { lot: stock.lotNumber }, pointer)
  if (parcel.quantity > stock.counts.packable) return refuse('lot-exceeds-passed', { lot: stock.lotNumber, packable: stock.counts.packable, wanted: parcel.quantity }, `${pointer}/quantity`)
  return record({ ...stock, packed: [...stock.packed, parcel] }, 'PiecesPacked', parcel)
}

/** Out of one package, back to the shelf. */
export const unpackPieces = (stock: LotStock, packageId: string): LotChange =>
  recorded({ ...stock, packed: stock.packed.filter((each) => each.packageId !== packageId) }, 'PiecesUnpacked', { packageId })

/** All of the lot in this shipment leaves. Checked again: a hold may have come after packing, or pieces been lost. */
export const shipPieces = (stock: LotStock, shipmentId: string, at: Instant): Change => {
  const cleared = clear(stock)
  if (!cleared.ok) return cleared
  const leaving = stock.packed.filter((each) => each.shipmentId === shipmentId)
  const next = { ...stock, packed: stock.packed.filter((each) => each.shipmentId !== shipmentId), shipped: [...stock.shipped, ...leaving.map((each) => ({ ...each, at }))] }
  return record(next, 'PiecesLeft', { shipmentId, quantity: leaving.reduce((sum, { quantity }) => sum + quantity, 0) })
}

/** Whether what is packed of a lot may go on: not held, inspected, and not more than conforms. */
export const clear = (stock: LotStock): Decided<LotStock, LotEvent> => {
  if (stock.status === 'Hold') return refuse('lot-held', { lot: stock.lotNumber })
  if (stock.status === 'AwaitingQc') return refuse('lot-not-inspected', { lot: stock.lotNumber })
  if (stock.counts.shortfall > 0) return refuse('lot-short', { lot: stock.lotNumber, pieces: stock.counts.shortfall })
  return decided(stock)
}

/** A carrier brought a package back: its pieces are here, and not packable until they are passed again. */
export const takeBackPieces = (stock: LotStock, packageId: string, at: Instant): LotChange => {
  const back = stock.shipped.filter((each) => each.packageId === packageId).reduce((sum, { quantity }) => sum + quantity, 0)
  const taken: LotReturn = { reference: packageId, quantity: Math.min(back, outside(stock)), status: 'TakenBack', at }
  return recorded({ ...stock, returns: [...stock.returns, taken] }, 'PiecesTakenBack', taken)
}

const recorded = (entries: LotEntries, type: LotEvent['type'], data: object): LotChange => {
  const next = settle(entries)
  return { next, events: [{ type, data: { ...data, status: next.status, counts: next.counts } }] }
}

const record = (entries: LotEntries, type: LotEvent['type'], data: object): Change => {
  const { next, events } = recorded(entries, type, data)
  return decided(next, ...events)
}

const empty = (lot: Lot): LotStock => settle({ ...lot, passes: [], holds: [], losses: [], returns: [], packed: [], shipped: [] })
