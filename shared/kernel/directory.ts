import type { ExportClass } from '#shared/vocabulary/export-class.ts'
import type { Role } from '#shared/vocabulary/roles.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Refusal, Result } from './result.ts'

/** Invited: has never signed in. Disabled: can neither sign in nor stay signed in, until enabled again. */
export type PersonStatus = 'invited' | 'active' | 'disabled'

/** Somebody who may sign in. `id` is the `sub` of their tokens; without `customerId` one of the shop's people, whose `clearance` says what they may handle. */
export type DirectoryPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly customerId?: string
  readonly clearance?: ExportClass
  readonly status: PersonStatus
}

/** A customer's system that signs in as itself. The secret is no part of it. */
export type DirectoryClient = { readonly clientId: string; readonly name: string; readonly customerId: string; readonly createdAt: Instant }

/** `key`: whoever sends the same one again gets what the first call made. */
export type Invitation = {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly customer?: { readonly customerId: string; readonly customerName: string }
  readonly clearance?: ExportClass
}

/** Replaces both; without `clearance` there is none afterwards. */
export type Standing = { readonly roles: readonly Role[]; readonly clearance?: ExportClass }

export type ClientRequest = { readonly key: string; readonly name: string; readonly customerId: string; readonly customerName: string }
/** `secret` is there the first time only: whoever has lost it revokes the client and makes another. */
export type NewClient = { readonly client: DirectoryClient; readonly secret?: string }

/**
 * Who may sign in, of each customer and of the shop (`undefined`). It knows no rules about who may change whom; whoever calls it decides that first.
 * Refuses `email-taken`, `person-unknown`. Every call may be repeated.
 */
export type Directory = {
  /** By name. */
  readonly people: (customerId: string | undefined) => Promise<readonly DirectoryPerson[]>
  readonly invite: (invitation: Invitation) => Promise<Result<DirectoryPerson, Refusal>>
  readonly change: (personId: string, standing: Standing) => Promise<Result<DirectoryPerson, Refusal>>
  /** Ends their sessions too. An access token that is out is good until it expires. */
  readonly disable: (personId: string) => Promise<Result<DirectoryPerson, Refusal>>
  readonly enable: (personId: string) => Promise<Result<DirectoryPerson, Refusal>>
}

/** Which systems of customers may sign in as themselves. Refuses `client-unknown`. Every call may be repeated. */
export type ClientDirectory = {
  /** Those not revoked, oldest first. */
  readonly clients: (customerId: string) => Promise<readonly DirectoryClient[]>
  readonly createClient: (request: ClientRequest) => Promise<Result<NewClient, Refusal>>
  readonly revokeClient: (clientId: string) => Promise<Result<void, Refusal>>
}

/** Enough for those who only want to know who works where. */
export type People = Pick<Directory, 'people'>
