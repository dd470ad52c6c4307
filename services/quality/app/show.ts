import type { Cause } from '#shared/kernel/cause.ts'
import { find, replyOf, type Replied } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Repository, View } from '#shared/kernel/repository.ts'
import { ok } from '#shared/kernel/result.ts'

/** One thing as it is, with the version its ETag carries. */
export const show = async <S extends object>(call: { readonly cause: Cause }, ports: Ports, things: Repository<S>, id: string): Replied<View<S>> => {
  const found = await find(call, ports, things, id)
  return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
}
