import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { production } from '../contract.ts'
import { toolings } from '../toolings.ts'

/** Of one part when it is named, of one owner when that is; a customer's own; otherwise for the shop one status: what is out unless another is asked for. */
export const listTooling: Handler<typeof production, 'listTooling'> = (call, ports) => {
  const { partNumber, owner, status } = call.query
  const { customerId } = call.cause.actor
  const owned = owner === undefined ? {} : { begins: `${owner}#` }
  if (partNumber !== undefined) return list(call, ports, toolings, { index: 'byPart', partition: partNumber, ...owned })
  if (customerId !== undefined) return list(call, ports, toolings, { index: 'byCustomer', partition: `tlg#${customerId}`, ...owned })
  if (owner !== undefined) return list(call, ports, toolings, { index: 'byOwner', partition: `tlg#${owner}`, descending: true })
  return list(call, ports, toolings, { index: 'byStatus', partition: `tlg#${status ?? 'CheckedOut'}`, descending: true })
}
