import type { Happened, Repository, Staged } from '#shared/kernel/repository.ts'
import type { Decision } from '#shared/kernel/result.ts'

/** A decision without events changes nothing, so nothing is written for it. */
export const staged = <S>(things: Repository<S>, version: number | undefined, decision: Decision<S, Happened>): Staged[] =>
  decision.events.length === 0 ? [] : [things.stage(version ?? 0, decision)]
