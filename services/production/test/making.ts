import type { Lot } from '../lot-view.ts'
import { finishOperation, startOperation } from '../domain/operation.ts'
import { acceptOutside, orderOutside, receiveOutside, sendOutside } from '../domain/outside.ts'
import { passLot } from '../domain/quality.ts'
import { must, operator, running, start } from './order.ts'

/** A lot of twenty on its way through the shop: begun, one piece lost at the saw, complete, passed. */
export const { order, lot } = running()
export const at = (sequence: number) => ({ sequence, by: operator })
export const manufacturer = () => 'manufacturer' as const
export const later = '2026-03-02T09:30:00.000Z'
export const code = (done: { ok: boolean; error?: { code: string } }) => (done.ok ? 'done' : done.error?.code)
export const counts = (good: number, scrap: number, rework: number) => ({ good, scrap, rework, ...(scrap + rework > 0 && { cause: 'workmanship' as const }) })
export const finish = (from: Lot, sequence: number, good: number, scrap = 0, rework = 0) => finishOperation(from, { ...at(sequence), ...counts(good, scrap, rework) }, manufacturer, later)

export const begun = must(startOperation(order, lot, at(10), start))
export const sawn = must(finish(begun, 10, 19, 1))

/** Through an outside operation with everything good. */
const outside = (from: Lot, sequence: number): Lot => {
  const ordered = must(orderOutside(order, from, { ...at(sequence), reference: 'PO-1' }, start))
  const sent = must(sendOutside(order, ordered, { sequence, quantity: from.quantity }, start))
  const home = must(receiveOutside(sent, { sequence, ...counts(from.quantity, 0, 0), certificateIds: ['C-1'] }, manufacturer, later))
  return must(acceptOutside(home, at(sequence), manufacturer, later))
}
export const benched = must(startOperation(order, outside(outside(sawn, 20), 30), at(40), start))
export const complete = must(finish(benched, 40, 19))
export const pass = { inspectionId: 'ins-1', certificateId: 'crt-1', certificateNumber: 'CRT-1', certificateSha256: 'c'.repeat(64), quantity: 19, at: '2026-03-03T10:00:00.000Z' }
export const passed = must(passLot(complete, pass))
export const ncr = (disposition: 'use-as-is' | 'rework' | 'repair' | 'return-to-supplier' | 'scrap', quantity: number) => ({ ncrId: 'ncr-1', disposition, quantity, cause: 'workmanship' as const, at: '2026-03-03T11:00:00.000Z' })
