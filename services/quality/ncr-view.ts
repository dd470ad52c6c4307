import * as z from 'zod'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Cause } from '#shared/vocabulary/liability.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Disposition } from './events.ts'

const said = { by: Person, at: Instant }
const Act = z.strictObject({ ...said, note: z.string() })
const Proposal = z.strictObject({ ...said, disposition: Disposition, justification: z.string() })

const base = z.strictObject({
  ncrId: idOf('nonconformance'), number: z.string(), orderId: z.string(), customerId: z.string(),
  lotId: z.string(), lotNumber: z.string(), workOrderId: z.string(), planHash: Sha256, part: Part,
  quantity: SomePieces, description: z.string(), cause: Cause, characteristics: z.array(z.int()),
  /** What brought it to light. */
  origin: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('inspection'), inspectionId: z.string() }), z.strictObject({ kind: z.literal('observation') })]),
  openedBy: Person, openedAt: Instant,
  /** Proposals that were turned down, oldest first. */
  refused: z.array(z.strictObject({ ...said, disposition: Disposition, reason: z.string() })),
})
const contained = { containment: Act }
const proposed = { ...contained, proposal: Proposal }
const approved = {
  ...proposed,
  approval: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('shop'), ...said }),
    z.strictObject({ kind: z.literal('customer'), ...said, endorsedBy: Person, reference: z.string() }),
  ]),
}

/** Ncr: Open → Contained → DispositionProposed → AwaitingCustomer → Approved → Executed → Verified → Closed. */
export const Ncr = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Open') }),
  base.extend({ status: z.literal('Contained'), ...contained }),
  base.extend({ status: z.literal('DispositionProposed'), ...proposed }),
  base.extend({ status: z.literal('AwaitingCustomer'), ...proposed, endorsedBy: Person, endorsedAt: Instant }),
  base.extend({ status: z.literal('Approved'), ...approved }),
  base.extend({ status: z.literal('Executed'), ...approved, execution: Act }),
  base.extend({ status: z.literal('Verified'), ...approved, execution: Act, verification: Act }),
  base.extend({ status: z.literal('Closed'), ...approved, execution: Act, verification: Act, closedBy: Person, closedAt: Instant }),
])
export type Ncr = z.infer<typeof Ncr>
export const NcrStatus = z.enum(['Open', 'Contained', 'DispositionProposed', 'AwaitingCustomer', 'Approved', 'Executed', 'Verified', 'Closed'])
