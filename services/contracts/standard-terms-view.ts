import * as z from 'zod'
import { Gate } from '#shared/vocabulary/gate.ts'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Address } from '#shared/vocabulary/party.ts'
import { Clauses } from './contract-input.ts'

/** `share` of the price in basis points: 5000 is 50 %. */
const MilestoneShare = z.strictObject({ name: z.string().min(1).max(80), gate: Gate, share: z.int().min(1).max(10_000) })

/** What a new contract begins with. `validDays`: how long a customer usually has to sign; `manufacturer`: who signs for the shop, when that is not the shop of its profile. */
export const StandardTermsInput = z.strictObject({ manufacturer: Address.optional(), validDays: z.int().min(1).max(180), milestones: z.array(MilestoneShare).min(1).max(20), clauses: Clauses.shape.clauses })
export type StandardTermsInput = z.infer<typeof StandardTermsInput>

/** The shop has one set of them. */
export const StandardTerms = StandardTermsInput.extend({ standardTermsId: idOf('standardTerms') })
export type StandardTerms = z.infer<typeof StandardTerms>
/** Version 0: the usual ones, which nobody has changed yet. */
export const StandardTermsSeen = StandardTerms.extend({
  version: z.int().min(0),
  manufacturer: Address,
  /** Whether `manufacturer` is the shop of the profile, because the terms name nobody else. */
  fromProfile: z.boolean(),
})
