import type { Cause } from '#shared/kernel/cause.ts'
import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'

type By = { readonly cause: Cause }

/**
 * Applies one event to many lots, each in a transaction of its own with a receipt of its own: an event about hundreds of lots fits, and a
 * lot that is not known yet holds up no other. The first refusal is reported, so that the queue delivers again for what is left.
 */
export const eachLot = async (hearing: By, lotIds: readonly string[], apply: (by: By, lotId: string) => Promise<Result<unknown, Refusal>>): Promise<Result<unknown, Refusal>> => {
  let refused: Result<unknown, Refusal> = ok(undefined)
  for (const lotId of new Set(lotIds)) {
    const { key, fingerprint } = hearing.cause.receipt
    const done = await apply({ cause: { ...hearing.cause, receipt: { key: `${key}#${lotId}`, fingerprint } } }, lotId)
    if (refused.ok && !done.ok && done.error.code !== 'repeated') refused = done
  }
  return refused
}
