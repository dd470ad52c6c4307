import type { Actor } from '#shared/kernel/actor.ts'
import { notFound } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { repository, type Loaded } from '#shared/kernel/repository.ts'
import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'
import { OrderFile } from './order-view.ts'

/** Our copies of orders, under the order's own id; by customer and by whether goods may leave. */
export const orders = repository<OrderFile>({
  kind: 'order',
  schema: OrderFile,
  id: (file) => file.orderId,
  orderId: (file) => file.orderId,
  customerId: (file) => file.customerId,
  indexes: (file) => ({
    byCustomer: [`order#${file.customerId}`, file.orderId],
    byStatus: [`order#${file.gate.status}`, file.orderId],
  }),
})

/** An order beside the thing a command is about: If-Match speaks of that thing, not of the order. */
export const loadOrder = async (ports: Ports, actor: Actor, orderId: string): Promise<Result<Loaded<OrderFile>, Refusal>> => {
  const found = await orders.load(ports.store, orderId, actor)
  return found ? ok(found) : notFound('order', orderId)
}
