import { find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { rfqs } from '../rfqs.ts'

/**
 * A link is good for exactly one content of one customer: of the request named, or the caller's own. Asking again gives another link to
 * the same place, so nothing needs to be recorded.
 */
export const requestUpload: Handler<typeof quoting, 'requestUpload'> = async (call, ports) => {
  const { rfqId, ...file } = call.body
  const found = rfqId === undefined ? undefined : await find(call, ports, rfqs, rfqId)
  if (found?.ok === false) return found
  const owner = found?.value.state.customerId ?? call.cause.actor.customerId
  if (owner === undefined) return refuse('upload-needs-request', undefined, '/rfqId')
  const [{ url, headers, expiresAt }, stored] = await Promise.all([ports.files.uploadLink({ ...file, owner }), ports.files.size({ owner, sha256: file.sha256 })])
  return ok({ body: { url, method: 'PUT', headers: { ...headers }, expiresAt, stored: stored === file.bytes } })
}
