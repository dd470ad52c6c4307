import * as z from 'zod'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { ResolutionKind, Severity } from './case-view.ts'

export const text = z.string().min(1).max(4000)
/** What a phone or a scanner makes. */
const contentType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'])

export const UploadRequest = z.strictObject({ caseId: idOf('case').optional(), sha256: Sha256, bytes: z.int().min(1).max(25_000_000), contentType })
const photos = z.array(z.strictObject({ sha256: Sha256, name: z.string().min(1).max(200), contentType })).max(20)
export type PhotoInput = z.infer<typeof photos>[number]

export const CaseInput = z.strictObject({
  orderId: idOf('order'), lotIds: z.array(idOf('lot')).max(20), kind: z.enum(['complaint', 'question', 'documentation']),
  subject: z.string().min(1).max(200), description: text, photos,
})
export const TriageInput = z.strictObject({ severity: Severity, assigned: z.strictObject({ id: Person.shape.id.max(100), name: Person.shape.name.max(120) }) })
/** `awaitReply`: the next word is the customer's. */
export const AnswerInput = z.strictObject({ text, photos, awaitReply: z.boolean() })
export const ReplyInput = z.strictObject({ text, photos })
export const ResolutionInput = z.strictObject({ kind: ResolutionKind, text })
export const ReasonInput = z.strictObject({ reason: text })

const lotIds = z.array(idOf('lot')).min(1).max(100)
/** `same-heat` also calls back every shipped lot that shares a heat with one of these. */
export const RecallInput = z.strictObject({
  of: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('heat'), heatId: z.string().min(1).max(60) }),
    z.strictObject({ kind: z.literal('lots'), lotIds }),
    z.strictObject({ kind: z.literal('same-heat'), lotIds }),
  ]),
  reason: text,
})
export type RecallInput = z.infer<typeof RecallInput>
