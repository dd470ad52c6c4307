import type { Cause } from './cause.ts'
import type { Envelope } from './envelope.ts'
import { inputsOf, noting } from './export-control.ts'
import type { Ports } from './ports.ts'
import { ok, type Failure, type Refusal, type Result } from './result.ts'

type By = { readonly cause: Cause }
/** An event that is about many things. */
export type About = By & { readonly event: Pick<Envelope, 'exportClass'> }

/**
 * Applies one event to many things, each in a transaction of its own with a receipt of its own, so that any number fits and one that is
 * not known yet holds up no other. Each takes its class from the event and its own past, not from its neighbours: they may be other
 * customers' things. The first refusal is returned, and the queue delivers again for what is left. A thing named twice is applied
 * once: merge such lines before.
 */
export const each = async <T>({ cause, event }: About, ports: Ports, things: readonly T[], idOf: (thing: T) => string, apply: (by: By, ports: Ports, thing: T) => Promise<Result<unknown, Refusal>>): Promise<Result<void, Refusal>> => {
  let refused: Failure<Refusal> | undefined
  for (const thing of things) {
    const { key, fingerprint } = cause.receipt
    const inputs = inputsOf(event.exportClass)
    const done = await apply({ cause: { ...cause, inputs, receipt: { key: `${key}#${idOf(thing)}`, fingerprint } } }, { ...ports, store: noting(ports.store, inputs) }, thing)
    if (!done.ok && done.error.code !== 'repeated') refused ??= done
  }
  return refused ?? ok(undefined)
}
