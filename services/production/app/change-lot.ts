import type { Cause } from '#shared/kernel/cause.ts'
import { attempt, find, look, replyOf, type Prepared, type Replied } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { View } from '#shared/kernel/repository.ts'
import { ok, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Bearers } from '../domain/account.ts'
import { bearerOf, clausesOf } from '../domain/costs.ts'
import type { ProductionEvent } from '../domain/events.ts'
import { follow } from '../domain/follow.ts'
import { openForWork } from '../domain/work-centre.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'
import { workCentreIdOf, workCentres } from '../work-centres.ts'
import type { WorkOrder } from '../work-order-view.ts'
import { workOrders } from '../work-orders.ts'

type By = { readonly cause: Cause }
/** What a decision about a lot may look at beside the lot itself. */
export type Context = { readonly order: WorkOrder; readonly bearers: Bearers; readonly now: Instant }
type Decide = (lot: Lot, context: Context) => Decided<Lot, ProductionEvent>

/** Changes one lot; its work order follows in the same transaction when it is touched. */
export const changeLot = async (by: By, ports: Ports, lotId: string, decide: Decide): Replied<View<Lot>> => attempt(by, ports, () => changing(by, ports, lotId, decide))

/** The same for an operation that is about to begin: not at a work centre that is retired. */
export const beginOperation = async (by: By, ports: Ports, lotId: string, sequence: number, decide: Decide): Replied<View<Lot>> =>
  attempt(by, ports, async () => {
    const name = (await lots.load(ports.store, lotId, by.cause.actor))?.state.operations.find((each) => each.sequence === sequence)?.workCentre
    const centre = name === undefined ? undefined : await workCentres.load(ports.store, workCentreIdOf(name), by.cause.actor)
    const open = openForWork(centre?.state)
    return changing(by, ports, lotId, (lot, context) => (open.ok ? decide(lot, context) : open))
  })

/** For what quality says: of a lot that has been merged meanwhile it concerns the pieces, and so the lot that has them now. */
export const changeHeir = async (by: By, ports: Ports, lotId: string, decide: Decide): Replied<View<Lot>> =>
  attempt(by, ports, async () => changing(by, ports, await heirOf(by, ports, lotId), decide))

const heirOf = async (by: By, ports: Ports, lotId: string): Promise<string> => {
  const lot = (await lots.load(ports.store, lotId, by.cause.actor))?.state
  return lot?.status === 'Merged' ? heirOf(by, ports, lot.into) : lotId
}

/**
 * The order is read beside the lot and written only when it changes. A hold that is committed in between does not undo what was
 * begun before it: to begin first and be held then is a true order of events.
 */
const changing = async (by: By, ports: Ports, lotId: string, decide: Decide): Promise<Result<Prepared<View<Lot>>, Refusal>> => {
  const found = await find(by, ports, lots, lotId)
  if (!found.ok) return found
  const { state: lot, version } = found.value
  const from = await look(by, ports, workOrders, lot.workOrderId)
  if (!from.ok) return from
  const order = from.value.state
  const now = ports.clock.now()
  const decision = decide(lot, { order, bearers: (cause) => bearerOf(clausesOf(order), cause).bearer, now })
  if (!decision.ok) return decision
  const { next, events } = decision.value
  if (events.length === 0) return ok({ staged: [], reply: replyOf(next, version) })
  const followed = follow(order, lot, decision.value, now)
  const orders = followed.events.length === 0 ? [] : [workOrders.stage(from.value.version, followed)]
  return ok({ staged: [lots.stage(version, decision.value), ...orders], reply: replyOf(next, version + 1) })
}
