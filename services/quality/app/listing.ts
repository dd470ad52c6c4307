import type { Replied } from '#shared/kernel/change.ts'
import { keeping, list, type Paged } from '#shared/kernel/list.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Repository, View } from '#shared/kernel/repository.ts'

type Reader = Parameters<typeof list>[0]
/** `about`: the lot or order asked for; `usual`: the status the shop sees unless it asks for another. */
type Wanted = { readonly prefix: string; readonly about: { readonly index: string; readonly id: string | undefined }; readonly status: string | undefined; readonly usual: string }

/** One lot's or order's things, or a customer's own, of one status if asked for; else those of one status, for the shop. Newest first. */
export const listed = async <S extends { readonly status: string }>(call: Reader, ports: Ports, things: Repository<S>, { prefix, about, status, usual }: Wanted): Replied<Paged<View<S>>> => {
  const { customerId } = call.cause.actor
  if (about.id !== undefined) {
    const shown = keeping<View<S>>((each) => status === undefined || each.status === status)
    return shown(await list(call, ports, things, { index: about.index, partition: `${prefix}#${about.id}`, descending: true }))
  }
  if (customerId === undefined) return list(call, ports, things, { index: 'byStatus', partition: `${prefix}#${status ?? usual}`, descending: true })
  if (status === undefined) return list(call, ports, things, { index: 'byCustomer', partition: `${prefix}#${customerId}`, descending: true })
  return list(call, ports, things, { index: 'byCustomerStatus', partition: `${prefix}#${customerId}#${status}`, descending: true })
}
