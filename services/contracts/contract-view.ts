import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { Gate } from '#shared/vocabulary/gate.ts'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Cause, Clause } from '#shared/vocabulary/liability.ts'
import { Locale } from '#shared/vocabulary/locale.ts'
import { Money } from '#shared/vocabulary/money.ts'
import { DocumentRef, Part } from '#shared/vocabulary/part.ts'
import { Address, Party, Person } from '#shared/vocabulary/party.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { LedgerEntry } from './ledger-view.ts'
import { ShopProfileInput } from './shop-profile-view.ts'

/** What is agreed about, by hash: it never changes once the document is out, and the document prints it. */
export const Pin = z.strictObject({
  planId: idOf('plan'), planRevision: z.int().min(1), planHash: Sha256, documentHashes: z.array(Sha256), termsVersion: z.string(),
})
export type Pin = z.infer<typeof Pin>

/** The approved plan in a few lines; its full content is stored as a file under the plan hash. */
export const Subject = z.strictObject({
  part: Part, material: z.string(), quantity: SomePieces, unitPrice: Money, total: Money, leadTimeDays: z.int(),
  incoterm: z.string(), place: z.string(), customerAddress: Address, documents: z.array(DocumentRef),
  /** The most restricted of the plan's documents: the contract travels no more freely than they do. */
  exportClass: ExportClass, approver: Person, approvedAt: Instant,
})
export type Subject = z.infer<typeof Subject>

/** Processing: the provider says money is under way, or a part of it is here. Failed: the last attempt came to nothing. */
export const MilestoneStatus = z.enum(['Scheduled', 'Due', 'Processing', 'Received', 'Refunded', 'Disputed', 'Failed'])
export type MilestoneStatus = z.infer<typeof MilestoneStatus>

/** `received`: what is held for this milestone now, recomputed from the ledger on every change. */
export const Milestone = z.strictObject({
  milestoneId: z.string().min(1).max(20), name: z.string().min(1).max(80), amount: Money, gate: Gate, status: MilestoneStatus, received: Money,
})
export type Milestone = z.infer<typeof Milestone>

/**
 * Who signs for the shop and whose letterhead the document has, as it was when the document was asked for. Contracts from before shops had a profile
 * have an address only.
 */
export const Manufacturer = ShopProfileInput.omit({ gs1CompanyPrefix: true }).partial({ timeZone: true })
export type Manufacturer = z.infer<typeof Manufacturer>

/** How a draft stands with its document: `Rendering` from the request until the bytes are stored. */
export const Preparation = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('NotRequested') }),
  z.strictObject({ status: z.literal('Rendering'), locale: Locale, manufacturer: Manufacturer, validDays: z.int().min(1), requestedBy: Person, requestedAt: Instant }),
])
export type Preparation = z.infer<typeof Preparation>

/** The bytes both parties sign, by their hash, and the exact sentence a signer is shown and sends back. */
export const IssuedDocument = z.strictObject({
  documentHash: Sha256, bytes: z.int().min(1), locale: Locale, manufacturer: Manufacturer, statement: z.string(), issuedAt: Instant, expiresAt: Instant,
})
export type IssuedDocument = z.infer<typeof IssuedDocument>

/** A simple electronic signature (ESIGN/UETA): intent, consent, association with the bytes, attribution, time and address, kept for good. */
export const Signature = z.strictObject({
  party: Party, signer: Person, typedName: z.string(), consent: z.literal(true), intentText: z.string(), documentHash: Sha256, signedAt: Instant,
  /** Network address the signature came from, as the gateway saw it. */
  address: z.string(),
})
export type Signature = z.infer<typeof Signature>

/** Delivered pieces per shipment, as logistics reported. */
const Delivery = z.strictObject({ shipmentId: z.string(), quantity: z.int().min(0), deliveredAt: Instant })
/** A settled return of after-sales service; a refund agreed there is paid out from the ledger here. */
const ReturnClaim = z.strictObject({ rmaId: z.string(), rmaNumber: z.string(), settlement: z.string(), bearer: Party, cause: Cause, amount: Money.optional(), at: Instant })

/** A signed change of clauses or open milestones; its document carries the hash of the one it amends. */
const amending = z.strictObject({ number: z.int().min(1), parentHash: Sha256, validDays: z.int().min(1), reason: z.string(), clauses: z.array(Clause), milestones: z.array(Milestone), proposedBy: Person, proposedAt: Instant })
export const Amendment = z.discriminatedUnion('status', [
  amending.extend({ status: z.literal('Rendering'), locale: Locale }),
  amending.extend({ status: z.literal('OutForSignature'), document: IssuedDocument }),
  amending.extend({ status: z.literal('PartiallySigned'), document: IssuedDocument, signatures: z.array(Signature) }),
  amending.extend({ status: z.literal('Signed'), document: IssuedDocument, signatures: z.array(Signature), signedAt: Instant }),
  amending.extend({ status: z.literal('Withdrawn'), withdrawnBy: Person, withdrawnAt: Instant }),
])
export type Amendment = z.infer<typeof Amendment>

const base = z.strictObject({
  contractId: idOf('contract'), number: z.string(), orderId: idOf('order'), customerId: z.string(), customerName: z.string(), openedAt: Instant,
  pin: Pin, subject: Subject, milestones: z.array(Milestone), clauses: z.array(Clause), ledger: z.array(LedgerEntry),
  /** Money here that belongs to no milestone: minor units of the contract's currency. */
  unallocated: Money,
  deliveries: z.array(Delivery), claims: z.array(ReturnClaim), amendments: z.array(Amendment),
})
const issued = { document: IssuedDocument }
const signed = { ...issued, signatures: z.array(Signature), signedAt: Instant }
const ended = { by: Person, at: Instant, reason: z.string() }

/** Contract: Draft → OutForSignature → PartiallySigned → Signed → Active → Completed | Terminated | Voided | Expired. */
export const Contract = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Draft'), preparation: Preparation }),
  base.extend({ status: z.literal('OutForSignature'), ...issued }),
  base.extend({ status: z.literal('PartiallySigned'), ...issued, signatures: z.array(Signature) }),
  base.extend({ status: z.literal('Signed'), ...signed }),
  base.extend({ status: z.literal('Active'), ...signed, activeAt: Instant }),
  base.extend({ status: z.literal('Completed'), ...signed, activeAt: Instant, completedAt: Instant }),
  base.extend({ status: z.literal('Terminated'), ...signed, ...ended }),
  base.extend({ status: z.literal('Voided'), ...ended }),
  base.extend({ status: z.literal('Expired'), document: IssuedDocument, signatures: z.array(Signature), expiredAt: Instant }),
])
export type Contract = z.infer<typeof Contract>
export const ContractStatus = z.enum(['Draft', 'OutForSignature', 'PartiallySigned', 'Signed', 'Active', 'Completed', 'Terminated', 'Voided', 'Expired'])
export type ContractIn<S extends Contract['status']> = Extract<Contract, { status: S }>
