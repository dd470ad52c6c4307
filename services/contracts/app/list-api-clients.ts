import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { apiClientOf } from './api-client.ts'
import { companyNow, open } from './change-access.ts'

export const listApiClients: Handler<typeof contracts, 'listApiClients'> = async (call, ports) => {
  const opened = open(call, ports)
  if (!opened.ok) return opened
  const { clients } = ports
  if (!clients) return refuse('clients-elsewhere')
  const { customerId } = opened.value
  const { version } = await companyNow(call, ports)
  return ok({ body: { items: customerId === undefined ? [] : (await clients.clients(customerId)).map(apiClientOf), version }, version })
}
