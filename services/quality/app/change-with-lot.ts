import { attempt, find, look, replyOf, stageChange, type Replied } from '#shared/kernel/change.ts'
import type { Cause } from '#shared/kernel/cause.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Happened, Repository, View } from '#shared/kernel/repository.ts'
import { ok, type Decided, type Decision, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'

type By = { readonly cause: Cause }
type Both<S> = { readonly thing: Decision<S, Happened>; readonly lot: Decision<Lot, Happened> }

/** Changes a thing and the lot it is about in one transaction: neither is ever seen without the other. If-Match speaks of the thing. */
export const changeWithLot = <S extends { readonly lotId: string }>(
  by: By, ports: Ports, things: Repository<S>, id: string, decide: (thing: S, lot: Lot) => Result<Both<S>, Refusal>,
): Replied<View<S>> =>
  attempt(by, ports, async () => {
    const found = await find(by, ports, things, id)
    if (!found.ok) return found
    const lot = await look(by, ports, lots, found.value.state.lotId)
    if (!lot.ok) return lot
    const decision = decide(found.value.state, lot.value.state)
    if (!decision.ok) return decision
    const staged = things.stage(found.value.version, decision.value.thing)
    return ok({ staged: [staged, ...stageChange(lots, lot.value, decision.value.lot)], reply: replyOf(decision.value.thing.next, staged.version) })
  })

/** Decides on the lot after the thing, from what the thing has become. */
export const thenLot = <S>(thing: Decided<S, Happened>, decide: (next: S) => Decided<Lot, Happened>): Result<Both<S>, Refusal> => {
  if (!thing.ok) return thing
  const lot = decide(thing.value.next)
  return lot.ok ? ok({ thing: thing.value, lot: lot.value }) : lot
}
