import type { Cause } from '#shared/kernel/cause.ts'
import type { Person } from '#shared/vocabulary/party.ts'

/** Who asks, as states and events name them. */
export const personOf = ({ cause: { actor } }: { readonly cause: Cause }): Person => ({ id: actor.id, name: actor.name })
