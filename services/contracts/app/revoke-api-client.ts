import type { ClientDirectory } from '#shared/kernel/directory.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { changeAccess, open } from './change-access.ts'

export const revokeApiClient: Handler<typeof contracts, 'revokeApiClient'> = async (call, ports) => {
  const { clientId } = call.params
  // Another company is not there, whatever is kept where.
  const opened = open(call, ports)
  if (!opened.ok) return opened
  const { clients } = ports
  if (!clients) return refuse('clients-elsewhere')
  const changed = await changeAccess(call, ports, {
    change: { act: 'revoke-client', subject: clientId },
    perform: async ({ customerId }) => ((await has(clients, customerId, clientId)) ? clients.revokeClient(clientId) : refuse('not-found', { kind: 'client', id: clientId })),
    told: () => ({ subject: clientId, body: { clientId } }),
  })
  return changed.ok ? ok(changed.value.reply) : changed
}

/** A client of another company is not there. */
const has = async (clients: ClientDirectory, customerId: string | undefined, clientId: string): Promise<boolean> => customerId !== undefined && (await clients.clients(customerId)).some((client) => client.clientId === clientId)
