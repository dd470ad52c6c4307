import * as z from 'zod'
import type { Kind } from '#shared/vocabulary/prefixes.ts'
import type { Cause } from './cause.ts'
import type { Ports } from './ports.ts'
import { decided, type Refusal, type Result } from './result.ts'
import { setting } from './setting.ts'

type By = { readonly cause: Cause }
type Said<S> = { readonly cause: Cause; readonly event: { readonly aggregateVersion: number; readonly data: S } }

/** `id`: the setting's own, in the service that keeps it. `unset`: what holds here until something is heard. */
export type HeardSettingOf<S> = { readonly kind: Kind; readonly schema: z.ZodType<S>; readonly id: string; readonly unset: S }

export type HeardSetting<S> = {
  readonly now: (by: By, ports: Ports) => Promise<S>
  /** Takes over what an event says, unless something newer is known: events come more than once and in any order. */
  readonly hear: (said: Said<S>, ports: Ports) => Promise<Result<unknown, Refusal>>
}

/** A service's own copy of what another one lets the shop set. Who set what, and when, is in the history of that one. */
export const heardSetting = <S>({ kind, schema, id, unset }: HeardSettingOf<S>): HeardSetting<S> => {
  const Heard = z.strictObject({ id: z.string(), asOf: z.int().min(0), content: schema })
  const kept = setting<z.infer<typeof Heard>>({ kind, schema: Heard, id: (heard) => heard.id, unset: { id, asOf: 0, content: unset } })
  return {
    now: async (by, ports) => (await kept.now(by, ports)).state.content,
    hear: ({ cause, event: { aggregateVersion: asOf, data: content } }, ports) =>
      kept.change({ cause }, ports, (heard) => decided(asOf > heard.asOf ? { id, asOf, content } : heard)),
  }
}
