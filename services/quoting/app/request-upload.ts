import { find } from '#shared/kernel/change.ts'
import type { Cause } from '#shared/kernel/cause.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { joinParts, partsOf } from '#shared/kernel/parts.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { rfqs } from '../rfqs.ts'

/**
 * A link is good for exactly one content of one customer: of the request named, or the caller's own. Asking again gives another link to
 * the same place, so nothing needs to be recorded.
 */
export const requestUpload: Handler<typeof quoting, 'requestUpload'> = async (call, ports) => {
  const { rfqId, part = false, ...file } = call.body
  const customer = await customerOf(call.cause, rfqId, ports)
  if (!customer.ok) return customer
  const key = { owner: part ? partsOf(customer.value) : customer.value, sha256: file.sha256 }
  const [{ url, headers, expiresAt }, stored] = await Promise.all([ports.files.uploadLink({ ...file, ...key }), ports.files.size(key)])
  return ok({ body: { url, method: 'PUT', headers: { ...headers }, expiresAt, stored: stored === file.bytes } })
}

/** The parts of one customer make a file of that customer; saying it again finds the file there. */
export const joinUpload: Handler<typeof quoting, 'joinUpload'> = async (call, ports) => {
  const { rfqId, parts, ...file } = call.body
  const customer = await customerOf(call.cause, rfqId, ports)
  if (!customer.ok) return customer
  const joined = await joinParts(ports.files, { ...file, owner: customer.value }, parts)
  return joined.ok ? ok({ body: { sha256: file.sha256, bytes: file.bytes } }) : joined
}

const customerOf = async (cause: Cause, rfqId: string | undefined, ports: Ports): Promise<Result<string, Refusal>> => {
  const found = rfqId === undefined ? undefined : await find({ cause }, ports, rfqs, rfqId)
  if (found?.ok === false) return found
  const owner = found?.value.state.customerId ?? cause.actor.customerId
  return owner === undefined ? refuse('upload-needs-request', undefined, '/rfqId') : ok(owner)
}
