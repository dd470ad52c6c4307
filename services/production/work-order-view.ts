import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { Gate } from '#shared/vocabulary/gate.ts'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Cause, Clause } from '#shared/vocabulary/liability.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Party, Person } from '#shared/vocabulary/party.ts'
import { Pieces, SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Step } from './operation-view.ts'

/** The approved plan this order is made by. `version` is the plan's own, to tell an older approval from a newer one. */
export const ApprovedPlan = z.strictObject({
  planId: z.string(), revision: z.int(), hash: Sha256, version: z.int(), approvedAt: Instant,
  part: Part, material: z.string(), quantity: SomePieces, exportClass: ExportClass, routing: z.array(Step).min(1),
  /** Absent in orders older than the shop's schedule. */
  leadTimeDays: z.int().min(1).optional(),
})
export type ApprovedPlan = z.infer<typeof ApprovedPlan>

const contract = { contractId: z.string(), planHash: Sha256, version: z.int(), at: Instant }
export const ContractFact = z.discriminatedUnion('standing', [
  z.strictObject({ standing: z.literal('Signed'), ...contract, documentHash: Sha256, milestones: z.array(z.strictObject({ milestoneId: z.string(), name: z.string(), gate: Gate })), clauses: z.array(Clause) }),
  z.strictObject({ standing: z.literal('Terminated'), ...contract, reason: z.string() }),
])
export type ContractFact = z.infer<typeof ContractFact>

/** The latest word on a milestone's money: `position` tells two of one commit, and so of one version, apart. */
export const PaymentFact = z.strictObject({
  contractId: z.string(), milestoneId: z.string(), gate: Gate, state: z.enum(['Received', 'Failed', 'Disputed', 'Refunded']), settled: z.boolean(), version: z.int(), position: z.int().default(0), at: Instant,
})
export type PaymentFact = z.infer<typeof PaymentFact>

/** Why work may begin or must wait; both sides read the same. */
export const Gates = z.strictObject({
  open: z.boolean(),
  plan: z.strictObject({ open: z.literal(true), hash: Sha256, approvedAt: Instant }),
  contract: z.strictObject({ open: z.boolean(), reason: z.enum(['signed', 'not-signed', 'signed-for-another-plan', 'terminated']), contractId: z.string().optional() }),
  payment: z.strictObject({
    open: z.boolean(), reason: z.enum(['settled', 'not-required', 'contract-missing', 'waiting']),
    milestones: z.array(z.strictObject({ milestoneId: z.string(), name: z.string(), state: z.enum(['Settled', 'Waiting', 'Failed', 'Disputed', 'Refunded']) })),
  }),
})
export type Gates = z.infer<typeof Gates>

export const HoldReason = z.enum(['payment-failed', 'payment-disputed', 'payment-refunded', 'contract-terminated', 'plan-changed', 'raised-by-shop'])
export const Hold = z.strictObject({ reason: HoldReason, note: z.string(), since: Instant })
export type Hold = z.infer<typeof Hold>

const borne = { cause: Cause, bearer: Party, clause: z.string(), at: Instant }
const making = { lotId: z.string(), sequence: z.int(), ...borne, pieces: SomePieces, seconds: z.int().min(0), tools: z.literal(0) }
/**
 * Who bears what, in pieces, planned machine seconds and tools; `clause` is empty when the principle applies (the customer bears). `scrap`: pieces lost, with the
 * time of every operation they had gone through. `rework`: pieces set aside to go through this operation once more, with the time of that.
 * `tooling`: one tool that has become unusable, ours or the customer's.
 */
export const CostEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scrap'), ...making }),
  z.strictObject({ kind: z.literal('rework'), ...making }),
  z.strictObject({ kind: z.literal('tooling'), toolingId: z.string(), toolingNumber: z.string(), ...borne, pieces: z.literal(0), seconds: z.literal(0), tools: z.literal(1) }),
])
export type CostEntry = z.infer<typeof CostEntry>
const Share = z.strictObject({ pieces: Pieces, seconds: z.int().min(0), tools: z.int().min(0) })
export const CostLedger = z.strictObject({ entries: z.array(CostEntry), total: Share, customer: Share, manufacturer: Share })
export type CostLedger = z.infer<typeof CostLedger>

/** Blanks the customer sent, counted per heat; no value in money, ever. received = consumed + scrap + returned + on hand. */
export const CustomerMaterial = z.strictObject({ heatId: z.string(), description: z.string(), received: Pieces, consumed: Pieces, scrap: Pieces, returned: Pieces, onHand: Pieces })
export type CustomerMaterial = z.infer<typeof CustomerMaterial>

/** A lot of this order as the order follows it; `finished` when nothing is left to make or inspect. */
export const LotLine = z.strictObject({ lotId: idOf('lot'), lotNumber: z.string(), quantity: Pieces, started: z.boolean(), finished: z.boolean() })
export type LotLine = z.infer<typeof LotLine>

/** What the gates said at the moment of release. */
export const Release = z.strictObject({ by: Person, at: Instant, contractId: z.string(), documentHash: Sha256, planHash: Sha256, clauses: z.array(Clause) })
export type Release = z.infer<typeof Release>

const base = z.strictObject({
  workOrderId: idOf('workOrder'), number: z.string(), orderId: idOf('order'), customerId: z.string(), customerName: z.string(),
  plan: ApprovedPlan, contracts: z.array(ContractFact), payments: z.array(PaymentFact), gates: Gates,
  /** Plans approved after release: work goes on by the released plan, and stops until a person has seen the new one. */
  laterPlans: z.array(z.strictObject({ planId: z.string(), hash: Sha256, approvedAt: Instant, seen: z.boolean() })),
  raised: z.array(z.strictObject({ by: Person, at: Instant, note: z.string() })), holds: z.array(Hold),
  lots: z.array(LotLine), costs: CostLedger, customerMaterial: z.array(CustomerMaterial),
})
export type WorkOrderBase = z.infer<typeof base>
export const End = z.strictObject({ by: Person, at: Instant, reason: z.string(), cause: z.enum(['shop', 'contract-terminated']) })
export type End = z.infer<typeof End>

/** WorkOrder: Planned → AwaitingGates → Released → InProgress ⇄ OnHold → Completed → Closed | Cancelled. */
export const WorkOrder = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Planned') }),
  base.extend({ status: z.literal('AwaitingGates') }),
  base.extend({ status: z.literal('Released'), release: Release }),
  base.extend({ status: z.literal('InProgress'), release: Release }),
  base.extend({ status: z.literal('OnHold'), release: Release }),
  base.extend({ status: z.literal('Completed'), release: Release }),
  base.extend({ status: z.literal('Closed'), release: Release, closed: End }),
  base.extend({ status: z.literal('Cancelled'), cancelled: End }),
])
export type WorkOrder = z.infer<typeof WorkOrder>
export const WorkOrderStatus = z.enum(['Planned', 'AwaitingGates', 'Released', 'InProgress', 'OnHold', 'Completed', 'Closed', 'Cancelled'])
