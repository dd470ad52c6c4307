import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { CalendarDate, Instant } from '#shared/vocabulary/time.ts'
import { CauseMethod, CauseSide } from './eight-d-view.ts'

const line = z.string().min(1).max(500)
const text = z.string().min(1).max(2000)
const person = z.strictObject({ id: Person.shape.id.max(100), name: Person.shape.name.max(120) })
const causeFound = z.strictObject({ method: CauseMethod, chain: z.array(line).min(1).max(12), cause: text })

export const ReportInput = z.strictObject({ symptom: text, response: text })
export const RecognitionInput = z.strictObject({ recognition: text })
export const AcknowledgementInput = z.strictObject({ note: z.string().max(2000) })

/** One discipline: the next one, or an earlier one again to amend it. D8 is a step of its own, because somebody else takes it. */
export const DisciplineInput = z.discriminatedUnion('discipline', [
  ReportInput.extend({ discipline: z.literal('D0') }),
  z.strictObject({ discipline: z.literal('D1'), leader: person, members: z.array(person.extend({ duty: line })).min(1).max(20) }),
  z.strictObject({ discipline: z.literal('D2'), what: text, why: text, who: text, where: text, when: text, how: text, howMany: text }),
  z.strictObject({ discipline: z.literal('D3'), action: text, effectiveFrom: Instant, lotIds: z.array(idOf('lot')).min(1).max(100) }),
  z.strictObject({ discipline: z.literal('D4'), occurrence: causeFound, escape: causeFound }),
  z.strictObject({ discipline: z.literal('D5'), actions: z.array(z.strictObject({ against: CauseSide, action: text, owner: person, dueOn: CalendarDate })).min(1).max(20) }),
  z.strictObject({ discipline: z.literal('D6'), implemented: z.array(z.strictObject({ action: z.int().min(1).max(20), implementedOn: CalendarDate, evidence: text })).min(1).max(20) }),
  z.strictObject({ discipline: z.literal('D7'), text, documents: z.array(z.strictObject({ document: line, revision: z.string().min(1).max(60), change: line })).max(20) }),
])
export type DisciplineInput = z.infer<typeof DisciplineInput>
