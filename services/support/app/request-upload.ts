import { find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'

/**
 * A link is good for exactly one content of one customer: of the case named, or the caller's own. Asking again gives another link to
 * the same place, so nothing needs to be recorded.
 */
export const requestUpload: Handler<typeof support, 'requestUpload'> = async (call, ports) => {
  const { caseId, ...file } = call.body
  const found = caseId === undefined ? undefined : await find(call, ports, cases, caseId)
  if (found?.ok === false) return found
  const owner = found?.value.state.customerId ?? call.cause.actor.customerId
  if (owner === undefined) return refuse('upload-needs-case', undefined, '/caseId')
  const { url, headers, expiresAt } = await ports.files.uploadLink({ ...file, owner })
  return ok({ body: { url, method: 'PUT', headers: { ...headers }, expiresAt } })
}
