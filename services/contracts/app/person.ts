import type { Cause } from '#shared/kernel/cause.ts'
import type { Party, Person } from '#shared/vocabulary/party.ts'

export const personOf = ({ cause: { actor } }: { readonly cause: Cause }): Person => ({ id: actor.id, name: actor.name })

/** A buyer signs for the customer; the only other people the route lets in sign for the manufacturer. */
export const signerOf = (call: { readonly cause: Cause; readonly sourceIp: string }): { readonly party: Party; readonly signer: Person; readonly address: string } => ({
  party: call.cause.actor.roles.includes('buyer') ? 'customer' : 'manufacturer', signer: personOf(call), address: call.sourceIp,
})
