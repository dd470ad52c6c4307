import type { Replied } from '#shared/kernel/change.ts'
import { list, type Paged } from '#shared/kernel/list.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Repository, View } from '#shared/kernel/repository.ts'
import { ok } from '#shared/kernel/result.ts'

type Reader = Parameters<typeof list>[0]
/** `about`: the lot or order asked for; `usual`: the status the shop sees unless it asks for another. */
type Wanted = { readonly prefix: string; readonly about: { readonly index: string; readonly id: string | undefined }; readonly status: string | undefined; readonly usual: string }

/** One lot's or order's things; else a customer's own, of one status if they like; else those of one status, for the shop. Newest first. */
export const listed = async <S>(call: Reader, ports: Ports, things: Repository<S>, { prefix, about, status, usual }: Wanted): Replied<Paged<View<S>>> => {
  const { customerId } = call.cause.actor
  if (about.id !== undefined) return ownOnly(await list(call, ports, things, { index: about.index, partition: `${prefix}#${about.id}`, descending: true }))
  if (customerId === undefined) return list(call, ports, things, { index: 'byStatus', partition: `${prefix}#${status ?? usual}`, descending: true })
  if (status === undefined) return list(call, ports, things, { index: 'byCustomer', partition: `${prefix}#${customerId}`, descending: true })
  return list(call, ports, things, { index: 'byCustomerStatus', partition: `${prefix}#${customerId}#${status}`, descending: true })
}

/** A lot or an order has one owner: a page without anything visible is another customer's, and the marker of its next page must not tell. */
const ownOnly = <T>(found: Awaited<Replied<Paged<T>>>): Awaited<Replied<Paged<T>>> => (found.ok && found.value.body.items.length === 0 ? ok({ body: { items: [] } }) : found)
