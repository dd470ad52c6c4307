import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { roles } from '#shared/vocabulary/roles.ts'
import { Instant } from '#shared/vocabulary/time.ts'

/** In paths, the shop itself beside its customers' ids. */
export const theShop = 'shop'

const Roles = z.array(z.enum(roles)).min(1).max(roles.length)
const Name = z.string().trim().min(1).max(120)
/** Of a customer in whom the shop has not invited anybody yet; a company's own administrator need not say it. */
const customerName = Name.optional()

export const InvitationInput = z.strictObject({ name: Name, email: z.email().max(200), roles: Roles, clearance: ExportClass.optional(), customerName })
/** Replaces both: without `clearance` there is none afterwards. */
export const StandingInput = z.strictObject({ roles: Roles, clearance: ExportClass.optional() })
export type StandingInput = z.infer<typeof StandingInput>
export const ApiClientInput = z.strictObject({ name: Name, customerName })

/** `invited`: has never signed in. */
export const Member = z.object({ personId: z.string(), name: z.string(), email: z.string(), roles: z.array(z.enum(roles)), clearance: ExportClass.optional(), status: z.enum(['invited', 'active', 'disabled']) })
export type Member = z.infer<typeof Member>
export const ApiClient = z.object({ clientId: z.string(), name: z.string(), createdAt: Instant })
export type ApiClient = z.infer<typeof ApiClient>

/** Of the company's people and clients together: what has been seen when something is changed. */
const version = z.int().min(0)
export const Members = z.object({ items: z.array(Member), version })
export const MemberChanged = Member.extend({ version })
export const ApiClients = z.object({ items: z.array(ApiClient), version })
/** `secret` the first time only: nobody can read it again. */
export const ApiClientCreated = ApiClient.extend({ secret: z.string().optional(), version })
export const ApiClientRevoked = z.object({ clientId: z.string(), version })

export const AccessAct = z.enum(['invite', 'change', 'disable', 'enable', 'create-client', 'revoke-client'])
/** What somebody is about to do; `subject`: the person or client it is done to, unless it makes them. Never a name, an address or a secret. */
export const AccessChange = z.object({ act: AccessAct, subject: z.string().optional(), roles: z.array(z.enum(roles)).optional(), clearance: ExportClass.optional() })
export type AccessChange = z.infer<typeof AccessChange>

/** One for each customer, and the shop's: its history says who let whom in. The people themselves are in the directory. */
export const Company = z.object({ company: z.string(), underWay: z.object({ key: z.string(), since: Instant, change: AccessChange }).optional() })
export type Company = z.infer<typeof Company>
