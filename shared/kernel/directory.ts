import type { ExportClass } from '#shared/vocabulary/export-class.ts'
import type { Role } from '#shared/vocabulary/roles.ts'

/** Somebody who can sign in. `clearance` is what one of the shop's people may handle; only those who are `active` are told anything. */
export type Listed = { readonly id: string; readonly name: string; readonly email: string; readonly roles: readonly Role[]; readonly status: string; readonly clearance?: ExportClass }

/** Who works where: the people of a customer, or the shop's own when no customer is named. */
export type Directory = { readonly people: (customerId: string | undefined) => Promise<readonly Listed[]> }
