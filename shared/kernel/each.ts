import type { Cause } from './cause.ts'
import { ok, type Failure, type Refusal, type Result } from './result.ts'

type By = { readonly cause: Cause }

/**
 * Applies one event to many things, each in a transaction of its own with a receipt of its own, so that any number fits and one that is
 * not known yet holds up no other. The first refusal is returned, and the queue delivers again for what is left. A thing named twice
 * is applied once: merge such lines before.
 */
export const each = async <T>(by: By, things: readonly T[], idOf: (thing: T) => string, apply: (by: By, thing: T) => Promise<Result<unknown, Refusal>>): Promise<Result<void, Refusal>> => {
  let refused: Failure<Refusal> | undefined
  for (const thing of things) {
    const { key, fingerprint } = by.cause.receipt
    const done = await apply({ cause: { ...by.cause, receipt: { key: `${key}#${idOf(thing)}`, fingerprint } } }, thing)
    if (!done.ok && done.error.code !== 'repeated') refused ??= done
  }
  return refused ?? ok(undefined)
}
