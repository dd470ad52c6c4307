import type { ExportClass } from '#shared/vocabulary/export-class.ts'
import type { Role } from '#shared/vocabulary/roles.ts'

/**
 * Who may handle export-controlled technical data (dual-use, military): the customer whose it is, and those who need it to
 * quote, make and inspect the part. Which customer's it is, the repository checks on every load.
 */
const cleared: readonly Role[] = ['buyer', 'sales-engineer', 'planner', 'operator', 'inspector', 'manager']

export const mayHandle = ({ roles }: { readonly roles: readonly Role[] }, exportClass: ExportClass): boolean =>
  exportClass === 'public' || exportClass === 'confidential' || roles.some((role) => cleared.includes(role))

/** Named in the refusal of everybody else. */
export const clearedRoles = cleared.join(', ')
