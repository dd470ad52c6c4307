import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'

/** A customer's list is by customer and then filtered: a page may hold fewer than asked for, and still have a next one. */
export const listContracts: Handler<typeof contracts, 'listContracts'> = async (call, ports) => {
  const { customerId } = call.cause.actor
  const { status } = call.query
  if (customerId === undefined) return list(call, ports, contractsOf, { index: 'byStatus', partition: `contract#${status ?? 'OutForSignature'}`, descending: true })
  const found = await list(call, ports, contractsOf, { index: 'byCustomer', partition: `contract#${customerId}`, descending: true })
  if (!found.ok || status === undefined) return found
  return { ...found, value: { body: { ...found.value.body, items: found.value.body.items.filter((each) => each.status === status) } } }
}
