import type { Actor } from '#shared/kernel/actor.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Loaded } from '#shared/kernel/repository.ts'
import { usualTerms } from '../domain/standard-terms.ts'
import { standardTermsOf } from '../standard-terms.ts'
import type { StandardTerms } from '../standard-terms-view.ts'

/** The terms as they are; until somebody sets them, the usual ones in version 0. No customer owns them: the route says who may read them. */
export const termsNow = async (actor: Actor, { store }: Ports): Promise<Loaded<StandardTerms>> => {
  const { customerId: _, ...reader } = actor
  return (await standardTermsOf.load(store, usualTerms.standardTermsId, reader)) ?? { state: usualTerms, version: 0 }
}
