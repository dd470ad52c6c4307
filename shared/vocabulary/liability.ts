import * as z from 'zod'
import { Party } from './party.ts'

/** Why a cost arises or a risk becomes real; the contract's clause table says who bears each. */
export const Cause = z.enum([
  'material-price-change',
  'material-defect',
  'customer-material-defect',
  'customer-tooling-defect',
  'design-defect',
  'design-change',
  'scrap-within-allowance',
  'workmanship',
  'subcontractor-defect',
  'late-customer-approval',
  'cancellation',
  'transport-before-risk-transfer',
  'transport-after-risk-transfer',
])
export type Cause = z.infer<typeof Cause>

/** One row of the clause table: cause → bearer. In principle the customer bears production cost and risk. */
export const Clause = z.strictObject({ id: z.string().min(1).max(20), cause: Cause, bearer: Party })
export type Clause = z.infer<typeof Clause>
