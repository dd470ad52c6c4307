import type { Claim, Conflict, ConflictOf } from '../conflict-view.ts'
import type { Document, Requirement, Rfq } from '../rfq-view.ts'
import { holding } from './documents.ts'
import { sameMaterial } from './same-material.ts'

/**
 * Where the form and a drawing contradict each other, or a drawing and what its file is said to be. A drawing that names several materials agrees with any of them; one that says nothing agrees
 * with everything. An exception on the line that it is about settles a conflict: it names what holds, and the customer approves it with the plan.
 */
export const conflictsIn = (rfq: Rfq): Conflict[] =>
  holding(rfq).flatMap((document) => {
    const { sha256: documentId, name, claims = [] } = document
    return [...Map.groupBy(claims, (claim) => claim.of)].flatMap(([of, all]): Conflict[] => {
      const [claim] = all
      const asked = askedOf(of, rfq, document)
      const requirement = lineOf(of, rfq, documentId)
      if (!claim || !requirement || asked === undefined || all.some((each) => agrees(asked, each))) return []
      const { page, layer } = claim
      const said = [...new Set(all.map(({ value }) => value))].join(', ')
      return [{ line: requirement.line, of, asked, said, documentId, name, ...(page !== undefined && { page }), ...(layer !== undefined && { layer }), settled: requirement.answer.status === 'Excepted' }]
    })
  })

const askedOf = (of: ConflictOf, { wishes }: Rfq, { revision }: Document): string | undefined => {
  switch (of) {
    case 'material': return wishes?.material
    case 'general-tolerance': return wishes?.toleranceClass
    case 'part-number': return wishes?.part.number
    case 'revision': return revision
  }
}

/** What is said of a part is about its drawing's own line. */
const lineOf = (of: ConflictOf, { requirements }: Rfq, documentId: string): Requirement | undefined => {
  const kind = of === 'material' ? 'material' : of === 'general-tolerance' ? 'tolerance' : undefined
  return requirements.find((each) => (kind === undefined
    ? each.kind === 'document' && each.source?.kind === 'drawing' && each.source.documentId === documentId
    : each.kind === kind && each.source?.kind !== 'drawing'))
}

const agrees = (asked: string, { of, value, offered }: Claim): boolean => {
  switch (of) {
    case 'material': return sameMaterial(asked, value) || (offered !== undefined && sameMaterial(asked, offered))
    case 'general-tolerance': return sameClass(asked, value)
    case 'part-number': case 'revision': return plain(asked) === plain(value)
  }
}

const plain = (text: string): string => text.toUpperCase().replaceAll(/[^\p{L}\d]/gu, '')

/** ISO 2768-1 has f, m, c, v; ISO 2768-2 has H, K, L. What only one of the two states is no contradiction. */
const sameClass = (asked: string, said: string): boolean => {
  const [ours, theirs] = [classIn(asked), classIn(said)]
  const differ = (one?: string, other?: string): boolean => one !== undefined && other !== undefined && one !== other
  return !differ(ours.linear, theirs.linear) && !differ(ours.geometric, theirs.geometric)
}

const classIn = (text: string): { readonly linear?: string | undefined; readonly geometric?: string | undefined } => {
  const [, letters = ''] = /2768\s?(?:-\s?[12]\s?)?-?\s?([fmcv]?\s?[hkl]?)(?![a-z])/i.exec(text) ?? []
  const [linear, geometric] = [/[fmcv]/i.exec(letters)?.[0].toLowerCase(), /[hkl]/i.exec(letters)?.[0].toUpperCase()]
  return { linear, geometric }
}

