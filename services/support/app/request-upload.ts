import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { support } from '../contract.ts'

/** A link is good for exactly one content; asking again gives another link to the same place, so nothing needs to be recorded. */
export const requestUpload: Handler<typeof support, 'requestUpload'> = async (call, ports) => {
  const { url, headers, expiresAt } = await ports.files.uploadLink(call.body)
  return ok({ body: { url, method: 'PUT', headers: { ...headers }, expiresAt } })
}
