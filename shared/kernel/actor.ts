import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { isOutside, roles, type Role } from '#shared/vocabulary/roles.ts'

/** Who acts. `customerId` binds a buyer (or a customer's system) to that customer's things; the shop's people have none. */
export type Actor = {
  readonly kind: 'user' | 'partner' | 'system'
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly customerId?: string
  readonly customerName?: string
  /** The most restricted export class one of the shop's people may handle. */
  readonly clearance?: ExportClass
}

/** An actor as the history keeps it. */
export const ActorRef = z.strictObject({ kind: z.enum(['user', 'partner', 'system']), id: z.string(), name: z.string() })
export type ActorRef = z.infer<typeof ActorRef>

export const actorRef = ({ kind, id, name }: Actor): ActorRef => ({ kind, id, name })

/** A service acting on an event it heard. */
export const system = (service: string): Actor => ({ kind: 'system', id: service, name: service, roles: [] })

/** Claims of an OIDC access token that matter here; everything else in the token is ignored. */
export const Claims = z.object({
  sub: z.string().min(1),
  client_id: z.string().optional(),
  name: z.string().optional(),
  roles: z.array(z.enum(roles)).default([]),
  /** Part of keys and file names, so of plain characters; a token with another is not one of ours. */
  customerId: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/).optional(),
  customerName: z.string().optional(),
  clearance: ExportClass.optional(),
})
export type Claims = z.infer<typeof Claims>

/** What the scope of a customer's system begins with where credentials are bound to a customer by their scope; the customer's id follows. */
export const customerScope = 'customer:'

/**
 * The actor a token speaks for, or undefined when its claims contradict each other: a buyer or a company's administrator
 * without a customer, or a shop role bound to one, would see too much.
 */
export const actorOf = (claims: Claims): Actor | undefined => {
  const outsider = claims.roles.some(isOutside)
  const insider = claims.roles.some((role) => !isOutside(role))
  if (outsider === insider) return undefined
  if (claims.roles.some((role) => role === 'buyer' || role === 'company-admin') && claims.customerId === undefined) return undefined
  return {
    kind: claims.roles.includes('partner') ? 'partner' : 'user',
    id: claims.sub,
    name: claims.name ?? claims.sub,
    roles: claims.roles,
    ...(claims.customerId !== undefined && { customerId: claims.customerId }),
    ...(claims.customerName !== undefined && { customerName: claims.customerName }),
    ...(claims.clearance !== undefined && { clearance: claims.clearance }),
  }
}

/** Whether an actor may see what belongs to a customer. Partners without a customer see nothing by id. */
export const sees = (actor: Actor, customerId: string): boolean =>
  actor.customerId === undefined ? actor.kind !== 'partner' : actor.customerId === customerId
