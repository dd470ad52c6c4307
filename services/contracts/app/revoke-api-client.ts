import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { changeAccess, type Opened } from './change-access.ts'

export const revokeApiClient: Handler<typeof contracts, 'revokeApiClient'> = async (call, ports) => {
  const { clientId } = call.params
  const changed = await changeAccess(call, ports, {
    change: { act: 'revoke-client', subject: clientId },
    perform: async ({ directory, customerId }) => ((await has({ directory, customerId }, clientId)) ? directory.revokeClient(clientId) : refuse('not-found', { kind: 'client', id: clientId })),
    told: () => ({ subject: clientId, body: { clientId } }),
  })
  return changed.ok ? ok(changed.value.reply) : changed
}

/** A client of another company is not there. */
const has = async ({ directory, customerId }: Opened, clientId: string): Promise<boolean> => customerId !== undefined && (await directory.clients(customerId)).some((client) => client.clientId === clientId)
