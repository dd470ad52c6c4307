import type * as z from 'zod'
import type { AnswerInput, CaseInput, RecallInput, ReplyInput, ResolutionInput, TriageInput, UploadRequest } from './case-input.ts'
import type { DisciplineInput, ReportInput } from './eight-d-input.ts'
import type { AuthorizationInput, DispositionInput, InspectionInput, ReceiptInput, ReturnInput, SettlementInput, TransitInput } from './rma-input.ts'

const orderId = 'ord_01JD3Z0000000000000000000A'
const lotId = 'lot_01JD3Z0000000000000000000B'
const sha256 = '0'.repeat(64)

/** Bodies shown on the API page. */
export const exampleUpload: z.input<typeof UploadRequest> = { sha256, bytes: 812_004, contentType: 'image/jpeg' }
export const exampleCase: z.input<typeof CaseInput> = {
  orderId, lotIds: [lotId], kind: 'complaint', subject: 'Bearing does not go in', description: 'Six of 20 brackets: the bearing seat is too tight by feel.',
  photos: [{ sha256, name: 'seat.jpg', contentType: 'image/jpeg' }],
}
export const exampleTriage: z.input<typeof TriageInput> = { severity: 'major', assigned: { id: 'support-agent', name: 'Sue Support' } }
export const exampleAnswer: z.input<typeof AnswerInput> = { text: 'Which gauge did you use, and at what temperature?', photos: [], awaitReply: true }
export const exampleReply: z.input<typeof ReplyInput> = { text: 'Plug gauge 25 H7, 20 °C.', photos: [] }
export const exampleResolution: z.input<typeof ResolutionInput> = { kind: 'replacement', text: 'Six new brackets are on their way.' }
export const exampleRecall: z.input<typeof RecallInput> = { of: { kind: 'heat', heatId: 'H-48211' }, reason: 'The mill has withdrawn the 3.1 certificate of this heat.' }
export const exampleReturn: z.input<typeof ReturnInput> = { reason: 'The bearing seat is too tight.', lots: [{ lotId, quantity: 6 }] }
export const exampleAuthorization: z.input<typeof AuthorizationInput> = { cause: 'workmanship', instructions: 'Pack as received; put the return number on the carton.', validDays: 30 }
export const exampleTransit: z.input<typeof TransitInput> = { carrier: 'DHL', trackingNumber: '00340434161094042557' }
export const exampleReceipt: z.input<typeof ReceiptInput> = { lots: [{ lotId, quantity: 6 }], condition: 'Six pieces in VCI bags, no transport damage.' }
export const exampleInspection: z.input<typeof InspectionInput> = { findings: 'Bore 24.996 on four pieces: under the lower limit.', cause: 'workmanship' }
export const exampleDisposition: z.input<typeof DispositionInput> = { disposition: 'rework', note: 'Hone to 25 H7.' }
export const exampleSettlement: z.input<typeof SettlementInput> = { kind: 'refund', amount: { minor: 48_000, currency: 'EUR' }, note: 'Six pieces at the unit price.' }
export const exampleReport: z.input<typeof ReportInput> = { symptom: 'Bearing seats too tight on six of 20 brackets.', response: 'All brackets in the house are locked up; six new ones are on their way.' }
export const exampleDiscipline: z.input<typeof DisciplineInput> = {
  discipline: 'D3', action: 'Every bore is gauged before packing.', effectiveFrom: '2026-11-23T06:00:00.000Z', lotIds: [lotId],
}
