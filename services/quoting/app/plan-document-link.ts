import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { documentIfAny } from './wanted-document.ts'

export const planDocumentLink: Handler<typeof quoting, 'planDocumentLink'> = async (call, ports) => {
  const found = await documentIfAny(call, ports, call.query.locale ?? call.locale)
  if (!found.ok) return found
  const { plan: { number, customerId: owner, content: { revision } }, edition: { locale }, document } = found.value
  if (document?.status !== 'Ready') return refuse('plan-not-printed', { number })
  const { sha256 } = document
  return ok({ body: { ...(await ports.files.downloadLink({ owner, sha256 }, `${number}-${revision}-${locale}.pdf`)), sha256 } })
}
