import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Cause } from '#shared/vocabulary/liability.ts'
import { Money } from '#shared/vocabulary/money.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { text } from './case-input.ts'
import { ReturnDisposition, SettlementKind } from './rma-view.ts'

const lots = z.array(z.strictObject({ lotId: idOf('lot'), quantity: SomePieces })).min(1).max(20)

export const ReturnInput = z.strictObject({ reason: text, lots })
export const AuthorizationInput = z.strictObject({ cause: Cause, instructions: text, validDays: z.int().min(1).max(180) })
export const TransitInput = z.strictObject({ carrier: z.string().min(1).max(120), trackingNumber: z.string().min(1).max(60).optional() })
export const ReceiptInput = z.strictObject({ lots, condition: text })
export const InspectionInput = z.strictObject({ findings: text, cause: Cause })
export const DispositionInput = z.strictObject({ disposition: ReturnDisposition, note: z.string().max(2000) })
export const SettlementInput = z.strictObject({ kind: SettlementKind, amount: Money.optional(), note: z.string().max(2000) })
export type SettlementInput = z.infer<typeof SettlementInput>
