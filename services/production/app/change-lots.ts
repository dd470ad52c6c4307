import type { Cause } from '#shared/kernel/cause.ts'
import { attempt, find, notFound, replyOf, type Prepared, type Replied } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Loaded, Staged, View } from '#shared/kernel/repository.ts'
import { ok, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Bearers } from '../domain/account.ts'
import { bearerOf, clausesOf } from '../domain/costs.ts'
import type { ProductionEvent } from '../domain/events.ts'
import { follow } from '../domain/follow.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'
import type { WorkOrder } from '../work-order-view.ts'
import { workOrders } from '../work-orders.ts'

type By = { readonly cause: Cause }
/** What a decision about a lot may look at beside the lot itself. */
export type Context = { readonly order: WorkOrder; readonly bearers: Bearers; readonly now: Instant }
type Decide = (lot: Lot, context: Context) => Decided<Lot, ProductionEvent>

/** Changes one lot; its work order follows in the same transaction when it is touched. */
export const changeLot = async (by: By, ports: Ports, lotId: string, decide: Decide): Replied<View<Lot>> => attempt(by, ports, () => changing(by, ports, lotId, decide))

/** For what quality says: of a lot that has been merged meanwhile it concerns the pieces, and so the lot that has them now. */
export const changeHeir = async (by: By, ports: Ports, lotId: string, decide: Decide): Replied<View<Lot>> =>
  attempt(by, ports, async () => changing(by, ports, await heirOf(by, ports, lotId), decide))

const heirOf = async (by: By, ports: Ports, lotId: string): Promise<string> => {
  const lot = (await lots.load(ports.store, lotId, by.cause.actor))?.state
  return lot?.status === 'Merged' ? heirOf(by, ports, lot.into) : lotId
}

const changing = async (by: By, ports: Ports, lotId: string, decide: Decide): Promise<Result<Prepared<View<Lot>>, Refusal>> => {
  const done = await decideLots(by, ports, [lotId], decide)
  if (!done.ok) return done
  const [lot] = done.value.lots
  return lot ? ok({ staged: done.value.staged, reply: replyOf(lot.state, lot.version) }) : notFound('lot', lotId)
}

/** Changes several lots at once, for news that names several: all of them or none. */
export const changeLots = async (by: By, ports: Ports, lotIds: readonly string[], decide: Decide): Replied<null> =>
  attempt(by, ports, async () => {
    const done = await decideLots(by, ports, lotIds, decide)
    return done.ok ? ok({ staged: done.value.staged, reply: { body: null } }) : done
  })

type Changed = { readonly lots: readonly Loaded<Lot>[]; readonly staged: readonly Staged[] }

/**
 * The order is read beside the lot and written only when it changes. A hold that is committed in between does not undo what was
 * begun before it: to begin first and be held then is a true order of events.
 */
const decideLots = async (by: By, ports: Ports, lotIds: readonly string[], decide: Decide): Promise<Result<Changed, Refusal>> => {
  const orders = new Map<string, { readonly from: Loaded<WorkOrder>; readonly state: WorkOrder; readonly events: readonly ProductionEvent[] }>()
  const changed: Loaded<Lot>[] = []
  const staged: Staged[] = []
  const now = ports.clock.now()
  for (const lotId of lotIds) {
    const found = await find(by, ports, lots, lotId)
    if (!found.ok) return found
    const { state: lot, version } = found.value
    const from = orders.get(lot.workOrderId)?.from ?? (await workOrders.load(ports.store, lot.workOrderId, by.cause.actor))
    if (!from) return notFound('workOrder', lot.workOrderId)
    const order = orders.get(lot.workOrderId)?.state ?? from.state
    const decision = decide(lot, { order, bearers: (cause) => bearerOf(clausesOf(order), cause).bearer, now })
    if (!decision.ok) return decision
    const same = decision.value.events.length === 0
    if (!same) staged.push(lots.stage(version, decision.value))
    changed.push({ state: decision.value.next, version: same ? version : version + 1 })
    const followed = follow(order, lot, decision.value, now)
    orders.set(lot.workOrderId, { from, state: followed.next, events: [...(orders.get(lot.workOrderId)?.events ?? []), ...followed.events] })
  }
  const followers = [...orders.values()].filter(({ events }) => events.length > 0).map(({ from, state, events }) => workOrders.stage(from.version, { next: state, events }))
  return ok({ lots: changed, staged: [...staged, ...followers] })
}
