import type { Claim, ConflictOf } from '../conflict-view.ts'
import type { Drawing } from '../drawing-view.ts'

const told: readonly ConflictOf[] = ['material', 'general-tolerance', 'part-number', 'revision']
/** A drawing that names more is a catalogue, and read by a person anyway. */
const MOST_CLAIMS = 20

/** What a drawing says that is said elsewhere too. Of the general tolerances only those of ISO 2768 have classes that can differ. */
export const claimsOf = ({ suggestions }: Drawing): Claim[] =>
  suggestions.flatMap(({ kind, value, offered, page, layer }): Claim[] => {
    const of = told.find((each) => each === kind)
    if (of === undefined || (of === 'general-tolerance' && !value.includes('2768'))) return []
    return [{ of, value, ...(offered !== undefined && { offered }), ...(page !== undefined && { page }), ...(layer !== undefined && { layer }) }]
  }).slice(0, MOST_CLAIMS)
