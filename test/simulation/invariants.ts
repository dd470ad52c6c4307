import { expect } from 'vitest'
import { Envelope } from '#shared/kernel/envelope.ts'
import { classOf, type Item, type Write } from '#shared/kernel/ports.ts'
import { exportClasses, type ExportClass } from '#shared/vocabulary/export-class.ts'
import type { Contract } from '#services/contracts/contract-view.ts'
import type { LotStock } from '#services/logistics/lot-view.ts'
import type { Lot } from '#services/production/lot-view.ts'
import type { WorkOrder } from '#services/production/work-order-view.ts'
import type { Lot as InspectedLot } from '#services/quality/lot-view.ts'
import type { Plan } from '#services/quoting/plan-view.ts'

/** Everything ever committed, as an all-seeing observer keeps it: the newest item by service and key. */
export type Shadow = { readonly see: (service: string, writes: readonly Write[]) => void; readonly states: (service: string, prefix: string) => Item[]; readonly items: (service: string) => ReadonlyMap<string, Item> }

export const shadow = (): Shadow => {
  const kept = new Map<string, Map<string, Item>>()
  const classes = new Map<string, ExportClass>()
  const of = (service: string): Map<string, Item> => {
    const found = kept.get(service) ?? new Map<string, Item>()
    kept.set(service, found)
    return found
  }
  const states = (service: string, prefix: string): Item[] => [...of(service)].filter(([key, { sk }]) => sk === 'state' && key.startsWith(`${prefix}#${prefix}_`)).map(([, item]) => item)
  return {
    items: of,
    states,
    see: (service, writes) => {
      for (const write of writes) if (write.kind === 'put') checkClass(of(service).get(keyOf(write.item)), write.item, classes)
      for (const write of writes) if (write.kind === 'put') checkVersion(service, of(service).get(keyOf(write.item)), write.item)
      for (const write of writes) if (write.kind === 'put') of(service).set(keyOf(write.item), write.item)
      for (const write of writes) if (write.kind === 'put' && write.item.sk === 'state') checkState(service, write.item, states)
    },
  }
}

const keyOf = ({ pk, sk }: Item): string => `${pk}|${sk}`
const stateOf = <S>(item: Item): S => item['state'] as S

/** Invariant 14: nothing becomes less restricted, and what an event leads to is as restricted as the event. `classes`: by event id. */
const checkClass = (before: Item | undefined, after: Item, classes: Map<string, ExportClass>): void => {
  const rank = exportClasses.indexOf(classOf(after))
  expect(rank, `${after.pk} ${after.sk} is less restricted than before`).toBeGreaterThanOrEqual(before ? exportClasses.indexOf(classOf(before)) : 0)
  if (typeof after['envelope'] !== 'string') return
  const { id, type, causationId, exportClass } = Envelope.parse(JSON.parse(after['envelope']))
  classes.set(id, exportClass)
  expect(rank, `${type} ${id} is less restricted than what led to it`).toBeGreaterThanOrEqual(exportClasses.indexOf(classes.get(causationId) ?? 'public'))
  expect(exportClass, `${type} ${id} says another class than its entry`).toBe(classOf(after))
}

/**
 * Of states and history of one order: the types of what is not of its drawing's class. What is the shop's own (gauges, work centres, its price book and standard terms)
 * belongs to no order and takes none. A webhook's delivery has the class of what was read when it came (docs/adr/0021): that may have been nothing of the order yet.
 */
export const ofAnotherClass = (items: Iterable<Item>, exportClass: ExportClass): string[] =>
  [...items].filter((item) => (item.sk === 'state' || item['envelope'] !== undefined) && !/^(history#)?(gau|wc|prb|trm|whd)[#_]/.test(item.pk) && classOf(item) !== exportClass).map(typeOf)

const typeOf = (item: Item): string => (typeof item['envelope'] === 'string' ? Envelope.parse(JSON.parse(item['envelope'])).type : item.pk)

/** Invariant 13: every state is made from the one before it; history is written once. */
const checkVersion = (service: string, before: Item | undefined, after: Item): void => {
  if (after.sk === 'state') expect(after['version'], `${service} ${after.pk}: each version follows the one before`).toBe(Number(before?.['version'] ?? 0) + 1)
  else expect(before, `${service} ${after.pk} ${after.sk} is written once`).toBeUndefined()
}

type States = Shadow['states']

const checkState = (service: string, item: Item, states: States): void => {
  if (service === 'production' && item.pk.startsWith('lot#lot_')) checkProduced(stateOf(item), states)
  if (service === 'production' && item.pk.startsWith('wo#wo_')) checkReleased(stateOf(item), states)
  if (service === 'contracts' && item.pk.startsWith('ctr#ctr_')) checkMoney(stateOf(item))
  if (service === 'quality' && item.pk.startsWith('lot#lot_')) checkPassed(stateOf(item), states)
  if (service === 'logistics' && item.pk.startsWith('lot#lot_')) checkPacked(stateOf(item), states)
}

/** Invariant 4, seen from outside: signed by both, production gate paid, plan approved with the same hash. */
const checkGates = (orderId: string, planHash: string, what: string, states: States): void => {
  const contract = states('contracts', 'ctr').map(stateOf<Contract>).find((each) => each.orderId === orderId && each.pin.planHash === planHash)
  expect(contract?.status, `${what} without a signed contract`).toMatch(/^(Signed|Active|Completed|Terminated)$/)
  for (const { gate, amount, received } of contract?.milestones ?? []) if (gate === 'production') expect(received.minor, `${what} before the production gate was paid`).toBeGreaterThanOrEqual(amount.minor)
  const plan = states('quoting', 'pln').map(stateOf<Plan>).find((each) => each.status === 'Approved' && each.orderId === orderId)
  expect(plan && 'contentHash' in plan ? plan.contentHash : undefined, `${what} for another plan than the approved one`).toBe(planHash)
}

const checkReleased = (order: WorkOrder, states: States): void => {
  if ('release' in order && order.status !== 'OnHold') checkGates(order.orderId, order.release.planHash, `${order.number} released`, states)
}

/** Invariant 6: every piece that went into an operation is somewhere. */
const checkProduced = (lot: Lot, states: States): void => {
  for (const { ledger, status, sequence } of lot.operations) {
    expect(ledger.good + ledger.scrap + ledger.rework + ledger.inProcess + ledger.atSupplier, `${lot.number} operation ${sequence} loses or makes pieces`).toBe(ledger.input)
    if (status !== 'Pending' && status !== 'Ready') checkGates(lot.orderId, lot.planHash, `${lot.number} operation ${sequence} ${status}`, states)
  }
}

/** Invariant 12: one provider event applies once, and every balance follows from the ledger. */
const checkMoney = ({ number, ledger, milestones, unallocated }: Contract): void => {
  const events = ledger.flatMap((entry) => ('providerEventId' in entry ? [`${entry.provider} ${entry.providerEventId} ${entry.kind}`] : []))
  expect(new Set(events).size, `${number} applies an event twice`).toBe(events.length)
  for (const { name, received, amount } of milestones) expect(received.minor, `${number} ${name}`).toBeLessThanOrEqual(amount.minor)
  expect(unallocated.minor, `${number} gives out more than came in`).toBeGreaterThanOrEqual(0)
}

const checkPassed = (lot: InspectedLot, states: States): void => {
  if (lot.status !== 'Passed') return
  expect(lot.certificates.length, `${lot.lotNumber} passed without a certificate`).toBeGreaterThan(0)
  const made = states('production', 'lot').map(stateOf<Lot>).find(({ lotId }) => lotId === lot.lotId)
  expect(lot.quantity, `${lot.lotNumber} passes more pieces than were made`).toBeLessThanOrEqual(made?.quantity ?? 0)
}

/** Invariant 8: packed ≤ passed − shipped, and nothing packed that quality has not passed. */
const checkPacked = ({ lotId, lotNumber, counts }: LotStock, states: States): void => {
  expect(counts.packed + counts.shipped, `${lotNumber} packs more than passed`).toBeLessThanOrEqual(counts.passed + counts.passedAgain)
  if (counts.packed + counts.shipped === 0) return
  const inspected = states('quality', 'lot').map(stateOf<InspectedLot>).find((each) => each.lotId === lotId)
  expect(inspected?.certificates.length ?? 0, `${lotNumber} packed without a certificate`).toBeGreaterThan(0)
}
