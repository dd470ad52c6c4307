import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import { theShop } from '../people-view.ts'
import type { ToCompany } from './change-access.ts'

/** The customer that somebody new belongs to; none when they are of the shop. Its own administrator's token says what it is called. */
export const customerOf = ({ cause: { actor }, params: { company }, body: { customerName } }: ToCompany & { readonly body: { readonly customerName?: string | undefined } }): Result<{ customerId: string; customerName: string } | undefined, Refusal> => {
  if (company === theShop) return ok(undefined)
  const called = actor.customerId === undefined ? customerName : (actor.customerName ?? actor.customerId)
  return called === undefined ? refuse('customer-name-missing', undefined, '/customerName') : ok({ customerId: company, customerName: called })
}
