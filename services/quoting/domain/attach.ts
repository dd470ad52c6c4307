import { decided, refuse } from '#shared/kernel/result.ts'
import { mostRestricted } from '#shared/vocabulary/export-class.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Analysis, Document, Requirement, Rfq } from '../rfq-view.ts'
import { formatOf, sourceOf } from './documents.ts'
import { fitting, isOpen, standing, wrongStatus, type RfqDecision, type RfqEvent } from './rfq.ts'

type File = Pick<Document, 'sha256' | 'name' | 'bytes' | 'contentType' | 'revision' | 'exportClass'>

/** More files than this are a data room, not a request. */
const mostDocuments = 50

/** Adds a stored file. It becomes a requirement line of its own, restricts the request to its export class, and a model or drawing waits to be read. */
export const attach = (rfq: Rfq, file: File, by: Person, now: Instant): RfqDecision => {
  const at = standing(rfq, now)
  if (!isOpen(at)) return wrongStatus(at, 'request-closed')
  if (at.status === 'Quoted') return refuse('request-quoted')
  if (at.documents.some(({ sha256 }) => sha256 === file.sha256)) return refuse('document-already-attached', { name: file.name }, '/sha256')
  if (at.documents.length >= mostDocuments) return refuse('too-many-documents', { limit: mostDocuments })
  const read = formatOf(file) !== undefined
  const document: Document = { ...file, addedBy: by, addedAt: now, analysis: { status: read ? 'Pending' : 'NotAnalysed' } }
  const line: Requirement = { line: at.requirements.length + 1, kind: 'document', text: `${file.name} · ${file.revision}`, answer: { status: 'Open' }, conversation: [], source: sourceOf(file) }
  const documents = [...at.documents, document]
  const next: Rfq = { ...at, documents, requirements: [...at.requirements, line], exportClass: mostRestricted(documents.map(({ exportClass }) => exportClass)) }
  const attached: RfqEvent = { type: 'DocumentAttached', data: { ...file, line: line.line } }
  const wanted: RfqEvent[] = read ? [{ type: 'MeasurementRequested', data: { rfqId: at.rfqId, sha256: file.sha256 } }] : []
  return fitting(decided<Rfq, RfqEvent>(next, attached, ...wanted))
}

/** Files that were made of a file in measuring it, what a drawing says that is dear to make, and what it says that is said elsewhere too. */
export type Kept = Pick<Document, 'preview' | 'shape' | 'drawing' | 'findings' | 'claims'>

/** Acknowledging a file before it was measured leaves room for the measurement to arrive. */
const notMeasured = 'not-measured'

/** Records what the geometry worker found, whatever has become of the request meanwhile. What a person has judged stays. */
export const recordAnalysis = (rfq: Rfq, sha256: string, analysis: Analysis, kept: Kept = {}): RfqDecision => {
  const document = rfq.documents.find((each) => each.sha256 === sha256)
  const waiting = document?.analysis.status === 'Pending' || (document?.analysis.status === 'Acknowledged' && document.analysis.code === notMeasured)
  if (!document || !waiting) return decided<Rfq, RfqEvent>(rfq)
  return decided<Rfq, RfqEvent>(withAnalysis(rfq, sha256, analysis, kept), { type: 'DocumentMeasured', data: { sha256, analysis, ...kept } })
}

/** A person has looked at a file that could not simply be measured, and answers for it. */
export const acknowledge = (rfq: Rfq, sha256: string, note: string, by: Person, now: Instant): RfqDecision => {
  const at = standing(rfq, now)
  const analysis = at.documents.find((each) => each.sha256 === sha256)?.analysis
  if (!analysis) return refuse('not-found', { kind: 'document', id: sha256 })
  if (!isOpen(at)) return wrongStatus(at, 'request-closed')
  if (analysis.status !== 'Pending' && analysis.status !== 'NeedsPerson') return refuse('nothing-to-acknowledge', { status: analysis.status })
  const known = analysis.status === 'NeedsPerson'
    ? { code: analysis.code, message: analysis.message, ...(analysis.measures && { measures: analysis.measures }) }
    : { code: notMeasured, message: 'Not measured yet.' }
  const next = withAnalysis(at, sha256, { status: 'Acknowledged', ...known, by, at: now, note })
  return fitting(decided<Rfq, RfqEvent>(next, { type: 'MeasurementAcknowledged', data: { sha256, code: known.code, note } }))
}

const withAnalysis = (rfq: Rfq, sha256: string, analysis: Analysis, kept: Kept = {}): Rfq => ({
  ...rfq, documents: rfq.documents.map((each) => (each.sha256 === sha256 ? { ...each, analysis, ...kept } : each)),
})
