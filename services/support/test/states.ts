import type { Result, Refusal, Decision } from '#shared/kernel/result.ts'
import { addDays } from '#shared/vocabulary/time.ts'
import { open } from '../domain/case.ts'
import { hearCompletion, hearLotShipment } from '../domain/lot.ts'
import { hearContract } from '../domain/order-file.ts'
import type { Case } from '../case-view.ts'
import type { Lot } from '../lot-view.ts'
import type { OrderFile } from '../order-view.ts'
import { heat, lot as lotId, orderA } from './heard.ts'

/** States for the domain's tests, made by the domain's own decisions. */

export const day = (count: number): string => addDays('2026-03-02T08:00:00.000Z', count)
export const buyer = { id: 'buyer-aurora', name: 'Bea Buyer' }
export const agent = { id: 'support-agent', name: 'Sue Support' }

export const decisionOf = <S, E>(decided: Result<Decision<S, E>, Refusal>): Decision<S, E> => {
  if (!decided.ok) throw new Error(JSON.stringify(decided.error))
  return decided.value
}
export const nextOf = <S, E>(decided: Result<Decision<S, E>, Refusal>): S => decisionOf(decided).next
export const typesOf = <S, E extends { readonly type: string }>(decided: Result<Decision<S, E>, Refusal>): string[] => decisionOf(decided).events.map(({ type }) => type)
export const codeOf = (decided: Result<unknown, Refusal>): string | undefined => (decided.ok ? undefined : decided.error.code)

export const identity = (name: string, orderId = orderA) => ({ lotId: lotId(name), lotNumber: `LOT-${name}`, orderId, customerId: 'cus_aurora' })
export const completion = (asOf = 1, heatIds: readonly string[] = [heat]) => ({
  asOf, at: day(-10), workOrderId: 'wo_1', workOrderNumber: 'WO-1', planHash: 'a'.repeat(64), part: { number: 'AP-4711', name: 'Bracket', revision: 'A' }, material: `EN AW-6082 (${asOf})`,
  quantity: 20, scrapped: 0, operations: [], heatIds,
})
export const made = (name: string, orderId = orderA): Lot => nextOf(hearCompletion(undefined, identity(name, orderId), completion()))
export const shippedLot = (name: string, quantity: number, orderId = orderA): Lot =>
  nextOf(hearLotShipment(made(name, orderId), identity(name, orderId), { shipmentId: 'shp_1', number: 'SHP-1', quantity }, day(-5)))

export const opening = {
  caseId: 'cas_00000000000000000000000001', number: 'CAS-1', orderId: orderA, customerId: 'cus_aurora', kind: 'complaint' as const, subject: 'Too tight', description: 'It does not go in.', openedBy: buyer, photos: [],
}
export const newCase = (): Case => nextOf(open(opening, [shippedLot('1', 10)], day(0)))

export const contract = (bearer: 'customer' | 'manufacturer' = 'manufacturer') => ({
  contractId: 'ctr_1', number: 'CTR-1', customerName: 'Aurora Pumps GmbH', clauses: [{ id: '7.1', cause: 'workmanship' as const, bearer }], total: { minor: 1_000, currency: 'EUR' }, origin: { aggregateId: 'ctr_1', aggregateVersion: 1, at: day(-20) },
})
export const orderFile = (): OrderFile => nextOf(hearContract(undefined, { orderId: orderA, customerId: 'cus_aurora' }, contract()))
