import type { Document, Drilled, Measures } from '#services/quoting/rfq-view.ts'

/** One figure in which two measured files differ. `number`: in the unit of `what`; holes are counted. */
export type ShapeDifference =
  | { readonly what: 'volumeMm3' | 'areaMm2' | 'solids' | 'faces' | 'setups'; readonly before: number; readonly after: number }
  | { readonly what: 'boundingBoxMm'; readonly before: readonly number[]; readonly after: readonly number[] }
  | { readonly what: 'process'; readonly before: string; readonly after: string }
  | { readonly what: 'hole'; readonly hole: Omit<Drilled, 'count'>; readonly before: number; readonly after: number }

/** Smaller than this, relative, two measures of one shape may differ by how it was written. */
const SAME = 1e-6

const differ = (before: number, after: number): boolean => Math.abs(before - after) > SAME * Math.max(Math.abs(before), Math.abs(after))
const sizesOf = ({ boundingBoxMm: { min, max } }: Measures): number[] => max.map((high, axis) => Number(high) - Number(min[axis] ?? 0))
const nameOf = ({ kind, diameterMm, depthMm }: Omit<Drilled, 'count'>): string => `${kind} ${diameterMm} ${depthMm}`

/** What is different in `after`, in figures: nothing about where on the part. Holes of one kind and size are one row. */
export const shapeDifferences = (before: Measures, after: Measures): ShapeDifference[] => {
  const found: ShapeDifference[] = []
  for (const what of ['volumeMm3', 'areaMm2'] as const) if (differ(Number(before[what]), Number(after[what]))) found.push({ what, before: Number(before[what]), after: Number(after[what]) })
  const [was, is] = [sizesOf(before), sizesOf(after)]
  if (was.some((size, axis) => differ(size, is[axis] ?? 0))) found.push({ what: 'boundingBoxMm', before: was, after: is })
  for (const what of ['solids', 'faces'] as const) if (before[what] !== after[what]) found.push({ what, before: before[what], after: after[what] })
  const [old, now] = [before.machining, after.machining]
  if (!old || !now) return found
  if (old.process !== now.process) found.push({ what: 'process', before: old.process, after: now.process })
  if (old.setups !== now.setups) found.push({ what: 'setups', before: old.setups, after: now.setups })
  return [...found, ...holes(old.drilled ?? [], now.drilled ?? [])]
}

const holes = (before: readonly Drilled[], after: readonly Drilled[]): ShapeDifference[] => {
  const kinds = new Map([...before, ...after].map(({ kind, diameterMm, depthMm }) => [nameOf({ kind, diameterMm, depthMm }), { kind, diameterMm, depthMm }]))
  const count = (all: readonly Drilled[], name: string): number => all.find((each) => nameOf(each) === name)?.count ?? 0
  return [...kinds].flatMap(([name, hole]): ShapeDifference[] => {
    const [was, is] = [count(before, name), count(after, name)]
    return was === is ? [] : [{ what: 'hole', hole, before: was, after: is }]
  })
}

export type MeasuredDocument = { readonly document: Document; readonly measures: Measures }

/** The measured files of a request. */
export const measuredOf = (documents: readonly Document[]): readonly MeasuredDocument[] =>
  documents.flatMap((document) => ('measures' in document.analysis && document.analysis.measures ? [{ document, measures: document.analysis.measures }] : []))

/** A name without its ending and what only tells its revision: `bracket_rev-B.step` is `bracket`. */
const stem = (name: string): string => name.toLowerCase().replace(/\.[^.]+$/, '').replace(/(?:[\s_.-]+(?:rev(?:ision)?|r|v|ver|index)?|rev(?:ision)?)[\s_.-]*[a-z0-9]{1,2}$/, '')

/** Whether two names are one, but for what tells the revision. */
export const sameButRevision = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase() || stem(a) === stem(b)

/** The measured file that one takes the place of: that which it was said to replace, else the last before it of the same name, but for its revision. */
export const predecessorOf = (document: Document, measured: readonly MeasuredDocument[]): MeasuredDocument | undefined => {
  const at = measured.findIndex((each) => each.document.sha256 === document.sha256)
  return measured.find((each) => each.document.replacedBy === document.sha256) ?? measured.slice(0, Math.max(0, at)).findLast((each) => sameButRevision(each.document.name, document.name))
}
