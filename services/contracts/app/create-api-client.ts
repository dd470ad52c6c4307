import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { apiClientOf } from './api-client.ts'
import { changeAccess, open } from './change-access.ts'
import { customerOf } from './customer-of.ts'

/** The secret goes into this one answer only: neither the history nor the receipt, which answers repeats, knows it. */
export const createApiClient: Handler<typeof contracts, 'createApiClient'> = async (call, ports) => {
  const customer = customerOf(call)
  if (!customer.ok) return customer
  const { value: of } = customer
  if (!of) return refuse('customers-clients-only')
  // Another company is not there, whatever is kept where.
  const opened = open(call, ports)
  if (!opened.ok) return opened
  const { clients } = ports
  if (!clients) return refuse('clients-elsewhere')
  const changed = await changeAccess(call, ports, {
    change: { act: 'create-client' },
    perform: (_, key) => clients.createClient({ key, name: call.body.name, ...of }),
    told: ({ client }) => ({ subject: client.clientId, body: apiClientOf(client) }),
  })
  if (!changed.ok) return changed
  const { reply, done: { secret } } = changed.value
  return ok({ ...reply, body: { ...reply.body, ...(secret !== undefined && { secret }) } })
}
