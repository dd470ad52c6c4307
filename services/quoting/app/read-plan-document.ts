import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { seenAs } from '../domain/plan-document.ts'
import { documentIfAny } from './wanted-document.ts'

export const readPlanDocument: Handler<typeof quoting, 'readPlanDocument'> = async (call, ports) => {
  const found = await documentIfAny(call, ports, call.query.locale ?? call.locale)
  if (!found.ok) return found
  const { edition, document } = found.value
  return ok({ body: { ...edition, status: seenAs(document, ports.clock.now()) } })
}
