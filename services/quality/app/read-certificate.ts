import { find, notFound } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quality } from '../contract.ts'
import { lots } from '../lots.ts'

export const readCertificate: Handler<typeof quality, 'readCertificate'> = async (call, ports) => {
  const found = await find(call, ports, lots, call.params.lotId)
  if (!found.ok) return found
  const certificate = found.value.state.certificates.find(({ certificateId }) => certificateId === call.params.certificateId)
  if (!certificate) return notFound('certificate', call.params.certificateId)
  const { sha256, number } = certificate
  const { customerId: owner } = found.value.state
  return ok({ body: { ...(await ports.files.downloadLink({ owner, sha256 }, `${number}.pdf`)), number, sha256 } })
}
