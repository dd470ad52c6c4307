import type { Actor } from '#shared/kernel/actor.ts'
import type { Person } from '#shared/vocabulary/party.ts'

/** An actor as the state keeps it: an id and a display name. */
export const personOf = ({ id, name }: Actor): Person => ({ id, name })
