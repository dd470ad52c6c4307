import type { Cause } from './cause.ts'
import { attempt, replyOf, stageChange, type Replied } from './change.ts'
import type { Ports } from './ports.ts'
import type { Happened, Loaded, Shape, View } from './repository.ts'
import { ok, refuse, type Decided } from './result.ts'
import { shopOwned } from './shop-owned.ts'

type By = { readonly cause: Cause }

/** `unset`: what holds until somebody sets it; it has the id of the one there is. */
export type SettingOf<S> = Pick<Shape<S>, 'kind' | 'schema' | 'id'> & { readonly unset: S }

export type Setting<S extends object> = {
  /** As it is; version 0 while nobody has set it. No customer owns it: the route says who may read it, and what of it. */
  readonly now: (by: By, ports: Ports) => Promise<Loaded<S>>
  readonly change: (by: By, ports: Ports, decide: (state: S) => Decided<S, Happened>) => Replied<View<S>>
}

/** What the shop sets for itself and there is exactly one of: its prices, its terms. */
export const setting = <S extends object>({ kind, schema, id, unset }: SettingOf<S>): Setting<S> => {
  const kept = shopOwned<S>({ kind, schema, id, indexes: () => ({}) })
  const now = async ({ cause }: By, { store }: Ports): Promise<Loaded<S>> => {
    const { customerId: _, ...reader } = cause.actor
    return (await kept.load(store, id(unset), reader)) ?? { state: unset, version: 0 }
  }
  return {
    now,
    // Two who both found it unset have both seen version 0: the second hears of the conflict like everybody else.
    change: (by, ports, decide) =>
      attempt(by, ports, async () => {
        const { state, version } = await now(by, ports)
        const expected = by.cause.expectedVersion
        if (expected !== undefined && expected !== version) return refuse('stale-version', { expected, current: version })
        const decision = decide(state)
        if (!decision.ok) return decision
        const staged = stageChange(kept, { state, version }, decision.value)
        return ok({ staged, reply: replyOf(decision.value.next, version + staged.length) })
      }),
  }
}
