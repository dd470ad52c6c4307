import { repository } from '#shared/kernel/repository.ts'
import { prefixes } from '#shared/vocabulary/prefixes.ts'
import { AddressBook } from './address-book-view.ts'

export const addressBookId = (customerId: string): string => `${prefixes.addressBook}_${customerId}`

/** Found by the customer for export and erasure; it is of no order, says nothing about any part, and has no history. */
export const addressBooks = repository<AddressBook>({
  kind: 'addressBook', schema: AddressBook, id: ({ customerId }) => addressBookId(customerId), orderId: ({ customerId }) => addressBookId(customerId), customerId: ({ customerId }) => customerId, exportClass: 'none',
  indexes: ({ customerId }) => ({ byCustomer: [`addressBook#${customerId}`, addressBookId(customerId)] }),
})
