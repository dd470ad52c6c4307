import * as z from 'zod'
import { Delivery } from '#shared/vocabulary/plan-content.ts'

/** Where a customer's parts go, under the name that they call it by. */
export const KeptAddress = z.strictObject({ label: z.string().min(1).max(60), delivery: Delivery })
export const AddressBookInput = z.strictObject({ addresses: z.array(KeptAddress).max(50) })

/** One for each customer. It binds nobody: a request keeps the delivery that was said in it. */
export const AddressBook = AddressBookInput.extend({ customerId: z.string() })
export type AddressBook = z.infer<typeof AddressBook>
/** Version 0: nobody has kept an address yet. */
export const AddressBookSeen = AddressBook.extend({ version: z.int().min(0) })
