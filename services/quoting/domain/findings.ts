import type { Drawing, Suggestion } from '../drawing-view.ts'
import type { GeometryReport, Hole, Solid } from '../geometry/report.ts'
import type { Finding, RuleId, ShopRules } from '../manufacturability-view.ts'
import { knownRules, rulesNow } from './manufacturability.ts'
import { widthOf } from './tolerance-width.ts'
import { writtenRoughness, writtenThreadDepth, writtenWidth } from './written-sizes.ts'

/** In what its dimensions are, and what might be a requirement. */
type Written = Pick<Drawing, 'units' | 'suggestions'>
/** A model, or what is written on a drawing. */
type Measured = Pick<GeometryReport, 'solids' | 'pmi'> & { readonly written?: Written | undefined }
type Place = { readonly value: number; readonly faceIds: readonly number[]; readonly suggestion?: number }
type Places = (file: Measured) => readonly Place[]

const ofSolids = (places: (solid: Solid) => readonly Place[]): Places => ({ solids }) => solids.flatMap(places)
const ofWritten = (valueOf: (suggestion: Suggestion, units: string) => number | undefined): Places => ({ written }) =>
  (written?.suggestions ?? []).flatMap((suggestion) => {
    const value = valueOf(suggestion, written?.units ?? 'unknown')
    return value === undefined ? [] : [{ value, faceIds: [], suggestion: suggestion.number }]
  })
const ofHoles = (places: (hole: Hole) => readonly Place[]): Places => ofSolids(({ holes }) => holes.flatMap(places))

/** What of a file each rule holds against its limit: one value for each place, with its faces. */
const placesOf: { readonly [R in RuleId]: Places } = {
  'deep-hole': ofHoles((hole) => [{ value: hole.depthMm / hole.diameterMm, faceIds: hole.faceIds }]),
  'flat-bottom': ofHoles(({ flatBottom, depthMm, diameterMm, faceIds }) => (flatBottom ? [{ value: depthMm / diameterMm, faceIds }] : [])),
  'small-hole': ofHoles(({ diameterMm, faceIds }) => [{ value: diameterMm, faceIds }]),
  'drill-size': ofHoles((hole) => {
    const value = offStandard(hole)
    return value === undefined ? [] : [{ value, faceIds: hole.faceIds }]
  }),
  'tight-corner': ofSolids(({ minInternalCornerRadiusMm: radius }) => (radius === null ? [] : [{ value: radius, faceIds: [] }])),
  'deep-pocket': ofSolids(({ features }) => features.flatMap(({ kind, depthMm, toolMm, faceIds }) =>
    // A tool goes into a passage from both of its ends.
    depthMm === null || toolMm === null ? [] : [{ value: depthMm / toolMm / (kind.endsWith('passage') ? 2 : 1), faceIds }])),
  'thin-wall': ofSolids(({ walls }) => walls.map(({ thicknessMm, faceIds }) => ({ value: thicknessMm, faceIds }))),
  undercut: ofSolids(({ undercuts }) => undercuts.map(({ hiddenPercent, faceIds }) => ({ value: hiddenPercent, faceIds }))),
  'many-setups': ofSolids(({ setups }) => [{ value: setups, faceIds: [] }]),
  'large-part': ofSolids(({ boundingBoxMm: { min, max } }) => [{ value: Math.max(...max.map((value, axis) => value - (min[axis] ?? 0))), faceIds: [] }]),
  'much-removed': ofSolids((solid) => [{ value: removedShare(solid), faceIds: [] }]),
  'tight-tolerance': (file) => [...ofWritten(writtenWidth)(file), ...file.pmi.flatMap((annotation) => {
    const value = widthOf(annotation)
    return value === undefined ? [] : [{ value, faceIds: annotation.faceIds }]
  })],
  'fine-surface': ofWritten(writtenRoughness),
  'deep-thread': ofWritten(writtenThreadDepth),
}

/** Millimetres to the next standard drill; undefined where holes are bored and not drilled. */
const offStandard = ({ diameterMm }: Hole): number | undefined => {
  const step = diameterMm <= 14 ? 0.1 : diameterMm <= 32 ? 0.25 : diameterMm <= 50 ? 0.5 : undefined
  return step === undefined ? undefined : Math.abs(diameterMm - Math.round(diameterMm / step) * step)
}

const removedShare = ({ volumeMm3, boundingBoxMm: { min, max } }: Solid): number => {
  const box = max.reduce((product, value, axis) => product * (value - (min[axis] ?? 0)), 1)
  return box > 0 ? 100 * (1 - volumeMm3 / box) : 0
}

/** Of a file, one finding for each rule: the worst value, how many places, and their faces. */
export const findingsOf = (file: Measured, rules: ShopRules): Finding[] =>
  rulesNow(rules).flatMap(({ rule, limit }) => {
    if (limit === undefined) return []
    const { worse } = knownRules[rule]
    const sign = worse === 'higher' ? 1 : -1
    const beyond = placesOf[rule](file).map((place) => ({ ...place, value: rounded(place.value) })).filter(({ value }) => sign * (value - limit) > 0)
    if (beyond.length === 0) return []
    const worst = sign * Math.max(...beyond.map(({ value }) => sign * value))
    const suggestions = beyond.flatMap(({ suggestion }) => suggestion ?? [])
    return [{
      rule, value: worst.toFixed(digits), limit: String(limit), count: beyond.length, faceIds: [...new Set(beyond.flatMap(({ faceIds }) => faceIds))].slice(0, mostFaces),
      ...(suggestions.length > 0 && { suggestions }),
    }]
  })
const mostFaces = 200

/** A part of exactly 800 mm is measured as a hair more or less. */
const digits = 3
const rounded = (value: number): number => Number(value.toFixed(digits))
