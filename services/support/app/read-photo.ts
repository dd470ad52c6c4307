import { find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'

export const readPhoto: Handler<typeof support, 'readPhoto'> = async (call, ports) => {
  const found = await find(call, ports, cases, call.params.caseId)
  if (!found.ok) return found
  const photo = found.value.state.photos.find(({ sha256 }) => sha256 === call.params.sha256)
  if (!photo) return refuse('not-found', { kind: 'photo', id: call.params.sha256 })
  const { url, expiresAt } = await ports.files.downloadLink({ owner: found.value.state.customerId, sha256: photo.sha256 }, photo.name)
  return ok({ body: { url, expiresAt } })
}
