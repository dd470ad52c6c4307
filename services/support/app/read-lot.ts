import { find, notFound } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import { idOf } from '#shared/vocabulary/ids.ts'
import type { support } from '../contract.ts'
import { lots } from '../lots.ts'
import { lotDossier } from './lot-dossier.ts'

/** Heat entries are kept below their lot: what is not the id of a lot is not looked for. */
export const readLot: Handler<typeof support, 'readLot'> = async (call, ports) => {
  const { lotId } = call.params
  if (!idOf('lot').safeParse(lotId).success) return notFound('lot', lotId)
  const found = await find(call, ports, lots, lotId)
  return found.ok ? ok({ body: await lotDossier(call, ports, found.value), version: found.value.version }) : found
}
