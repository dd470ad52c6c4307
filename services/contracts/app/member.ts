import type { DirectoryPerson } from '#shared/kernel/directory.ts'
import type { Member } from '../people-view.ts'

/** Somebody as the portal shows them. */
export const memberOf = ({ id, name, email, roles, clearance, status }: DirectoryPerson): Member => ({ personId: id, name, email, roles: [...roles], status, ...(clearance && { clearance }) })
