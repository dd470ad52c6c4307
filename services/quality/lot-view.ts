import * as z from 'zod'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Locale } from '#shared/vocabulary/locale.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Performer, Person } from '#shared/vocabulary/party.ts'
import { Pieces, SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Stage } from './events.ts'

/** Why a lot must not move. A nonconformance holds until it is closed; the others are released. */
export const Hold = z.discriminatedUnion('kind', [
  /** `quantity`: pieces still awaiting the disposition; 0 once it has been executed. */
  z.strictObject({ kind: z.literal('nonconformance'), reference: z.string(), reason: z.string(), since: Instant, quantity: Pieces }),
  z.strictObject({ kind: z.enum(['return', 'recall', 'shop']), reference: z.string(), reason: z.string(), since: Instant }),
])
export type Hold = z.infer<typeof Hold>

/** Pieces a nonconformance takes out of the lot for good. `reflected`: production's own count has already left them out. */
const Removal = z.strictObject({ ncrId: z.string(), quantity: Pieces, reflected: z.boolean() })

/** Pieces the customer accepts although they do not conform, by a closed nonconformance. */
const Concession = z.strictObject({ ncrId: z.string(), number: z.string(), characteristics: z.array(z.int()), quantity: SomePieces, approvalReference: z.string() })
export type Concession = z.infer<typeof Concession>

export const Certificate = z.strictObject({
  certificateId: idOf('certificate'), number: z.string(), sha256: Sha256, locale: Locale, quantity: SomePieces, inspectionId: z.string(), inspector: Person, issuedAt: Instant,
})
export type Certificate = z.infer<typeof Certificate>

const Operation = z.strictObject({
  sequence: z.int(), name: z.string(), workCentre: z.string(), performer: Performer, supplier: z.string().optional(), finishedAt: Instant, good: Pieces, scrap: Pieces, rework: Pieces,
})

const base = z.strictObject({
  lotId: idOf('lot'), lotNumber: z.string(), orderId: z.string(), customerId: z.string(), workOrderId: z.string(), workOrderNumber: z.string(),
  planId: z.string(), planHash: Sha256, part: Part,
  /** Pieces in the lot now: what production counts, less what quality has taken out and production has not yet left out. */
  quantity: Pieces,
  /** Production's count and the version of its lot that said so; version 0 is the plan. */
  produced: Pieces, producedAsOf: z.int().min(0),
  removals: z.array(Removal),
  making: z.discriminatedUnion('status', [z.strictObject({ status: z.literal('InWork') }), z.strictObject({ status: z.literal('Complete'), at: Instant, material: z.string() })]),
  /** Heat numbers as production recorded them. */
  heatIds: z.array(z.string()),
  operations: z.array(Operation),
  outside: z.array(z.strictObject({ sequence: z.int(), supplier: z.string(), quantity: SomePieces, certificateIds: z.array(z.string()), receivedAt: Instant })),
  complaints: z.array(z.strictObject({ caseId: z.string(), number: z.string(), subject: z.string(), at: Instant })),
  holds: z.array(Hold),
  /** Counts the times the pieces became others: rework, repair, more pieces, a hold after passing. A final inspection counts in its round only. */
  round: z.int().min(1),
  requiredStages: z.array(Stage),
  passed: z.array(z.strictObject({ stage: Stage, inspectionId: z.string() })),
  concessions: z.array(Concession),
  /** The final inspection that counted for the switching rules of sampling: the lot's first, and no later one. */
  countedInspectionId: z.string().optional(),
  certificateLocale: Locale,
  /** Every certificate ever issued for the lot; the newest counts while the lot is Passed. */
  certificates: z.array(Certificate),
})
export const LotFacts = base
export type LotFacts = z.infer<typeof LotFacts>

/** Lot, as quality sees it: InProcess → AwaitingQc → Hold | Passed; Scrapped when no piece is left. */
export const Lot = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('InProcess') }),
  base.extend({
    status: z.literal('AwaitingQc'),
    certificate: z.discriminatedUnion('status', [z.strictObject({ status: z.literal('None') }), z.strictObject({ status: z.literal('Requested'), inspectionId: z.string(), at: Instant })]),
  }),
  base.extend({ status: z.literal('Hold') }),
  base.extend({ status: z.literal('Passed'), passedAt: Instant, certificateId: z.string() }),
  base.extend({ status: z.literal('Scrapped') }),
])
export type Lot = z.infer<typeof Lot>
export const LotStatus = z.enum(['InProcess', 'AwaitingQc', 'Hold', 'Passed', 'Scrapped'])
