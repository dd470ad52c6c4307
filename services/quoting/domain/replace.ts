import { decided, refuse } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Document, Requirement, Rfq } from '../rfq-view.ts'
import { withLines } from './requirements.ts'
import { fitting, isOpen, standing, wrongStatus, type RfqDecision, type RfqEvent } from './rfq.ts'
import { isPart } from './source.ts'

/**
 * Says that one file of a request takes the place of another, as its next revision. It touches only what hangs on the older file: the line of that file is superseded by the new
 * one's, and lines taken from what it says are open again. All others keep their answers.
 */
export const replace = (rfq: Rfq, older: string, newer: string, by: Person, now: Instant): RfqDecision => {
  const at = standing(rfq, now)
  if (!isOpen(at)) return wrongStatus(at, 'request-closed')
  if (at.status === 'Quoted') return refuse('request-quoted')
  if (at.status === 'Draft') return refuse('draft-remove-instead')
  const refused = notReplaceable(at.documents, older, newer)
  if (refused) return refused
  const touched = at.requirements.filter(({ source, answer }) => source !== undefined && 'documentId' in source && source.documentId === older && answer.status !== 'Superseded')
  const requirements = at.requirements.map((each) => (touched.includes(each) ? { ...each, answer: isOfWholeFile(each) ? { status: 'Superseded' as const, by, at: now } : { status: 'Open' as const } } : each))
  const documents = at.documents.map((each) => (each.sha256 === older ? { ...each, replacedBy: newer } : each))
  const next = at.status === 'Submitted' ? { ...at, requirements } : withLines(at, requirements, now)
  const reopened = touched.filter((each) => !isOfWholeFile(each)).map(({ line }) => line)
  return fitting(decided<Rfq, RfqEvent>({ ...next, documents }, { type: 'DocumentReplaced', data: { older, newer, reopened } }))
}

const notReplaceable = (documents: readonly Document[], older: string, newer: string) => {
  const [before, after] = [older, newer].map((sha256) => documents.find((each) => each.sha256 === sha256))
  if (!before) return refuse('not-found', { kind: 'document', id: older })
  if (!after || after === before) return refuse('replacement-unknown', { name: before.name }, '/by')
  return [before, after].some(({ replacedBy }) => replacedBy !== undefined) ? refuse('document-replaced', { name: (before.replacedBy === undefined ? after : before).name }) : undefined
}

/** A line is about a whole file, or about something that it says. */
const isOfWholeFile = ({ source }: Requirement): boolean => source === undefined || !isPart(source)
