import type { Reply } from '#shared/kernel/change.ts'
import type { Paged } from '#shared/kernel/list.ts'
import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'

/** Leaves out of a page what was not asked for. */
export const keeping = <T>(wanted: (one: T) => boolean) => (found: Result<Reply<Paged<T>>, Refusal>): Result<Reply<Paged<T>>, Refusal> =>
  found.ok ? ok({ ...found.value, body: { ...found.value.body, items: found.value.body.items.filter(wanted) } }) : found
