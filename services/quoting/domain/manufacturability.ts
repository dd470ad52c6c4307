import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import type { Drawing, Suggestion } from '../drawing-view.ts'
import type { GeometryReport, Hole, Solid } from '../geometry/report.ts'
import type { Finding, Rule, RuleId, RulesInput, ShopRules } from '../manufacturability-view.ts'
import { writtenRoughness, writtenThreadDepth, writtenWidth } from './written-sizes.ts'
import { widthOf } from './tolerance-width.ts'

type Known = Omit<Rule, 'rule' | 'limit'> & {
  /** What a file is held against the limit with: one value for each place, with its faces. */
  readonly places: (file: Measured) => readonly Place[]
  /** Which of two values is worse. */
  readonly worse: 'higher' | 'lower'
}
/** A model, or what is written on a drawing. */
type Measured = Pick<GeometryReport, 'solids' | 'pmi'> & { readonly written?: Written | undefined }
/** In what its dimensions are, and what might be a requirement. */
export type Written = Pick<Drawing, 'units' | 'suggestions'>
type Place = { readonly value: number; readonly faceIds: readonly number[]; readonly suggestion?: number }

const ofSolids = (places: (solid: Solid) => readonly Place[]): Known['places'] => ({ solids }) => solids.flatMap(places)
const ofWritten = (valueOf: (suggestion: Suggestion, units: string) => number | undefined): Known['places'] => ({ written }) =>
  (written?.suggestions ?? []).flatMap((suggestion) => {
    const value = valueOf(suggestion, written?.units ?? 'unknown')
    return value === undefined ? [] : [{ value, faceIds: [], suggestion: suggestion.number }]
  })
const ofHoles = (places: (hole: Hole) => readonly Place[]): Known['places'] => ofSolids(({ holes }) => holes.flatMap(places))

/** The rules as data, with what is usual among contract manufacturers; a shop sets its own limits. */
export const knownRules: { readonly [R in RuleId]: Known } = {
  /** Depth over diameter: beyond ten a hole wants a gun drill, or pecking with a long one. */
  'deep-hole': {
    unit: 'ratio', usual: 10, cost: 'drilling', worse: 'higher', source: 'VDI 3210',
    places: ofHoles((hole) => [{ value: hole.depthMm / hole.diameterMm, faceIds: hole.faceIds }]),
  },
  /** Depth over diameter of a hole with a flat bottom: what a drill leaves is a cone, and an end mill reaches down three to four times its diameter. */
  'flat-bottom': {
    unit: 'ratio', usual: 3, cost: 'tools', worse: 'higher', source: 'practice',
    places: ofHoles(({ flatBottom, depthMm, diameterMm, faceIds }) => (flatBottom ? [{ value: depthMm / diameterMm, faceIds }] : [])),
  },
  /** Diameter: thin drills break easily. */
  'small-hole': {
    unit: 'mm', usual: 1, cost: 'tools', worse: 'lower', source: 'practice',
    places: ofHoles(({ diameterMm, faceIds }) => [{ value: diameterMm, faceIds }]),
  },
  /** Distance to the next standard drill: steps of 0.1 mm up to 14 mm, 0.25 mm up to 32 mm, 0.5 mm up to 50 mm. */
  'drill-size': {
    unit: 'mm', usual: 0.01, cost: 'tools', worse: 'higher', source: 'ISO 235',
    places: ofHoles((hole) => {
      const value = offStandard(hole)
      return value === undefined ? [] : [{ value, faceIds: hole.faceIds }]
    }),
  },
  /** Radius of the tightest inner corner: a cutter is a little smaller than the corner it goes round. */
  'tight-corner': {
    unit: 'mm', usual: 1, cost: 'time', worse: 'lower', source: 'practice',
    places: ofSolids(({ minInternalCornerRadiusMm: radius }) => (radius === null ? [] : [{ value: radius, faceIds: [] }])),
  },
  /** Height of the walls of a pocket, slot or passage over the diameter of the thickest tool that goes in: an end mill reaches down three to four times its diameter. */
  'deep-pocket': {
    unit: 'ratio', usual: 4, cost: 'tools', worse: 'higher', source: 'practice',
    places: ofSolids(({ features }) => features.flatMap(({ kind, depthMm, toolMm, faceIds }) =>
      // A tool goes into a passage from both of its ends.
      depthMm === null || toolMm === null ? [] : [{ value: depthMm / toolMm / (kind.endsWith('passage') ? 2 : 1), faceIds }])),
  },
  /** Between two faces with nothing but material between them: thinner metal springs back from the cutter and rings. */
  'thin-wall': {
    unit: 'mm', usual: 0.8, cost: 'time', worse: 'lower', source: 'practice',
    places: ofSolids(({ walls }) => walls.map(({ thicknessMm, faceIds }) => ({ value: thicknessMm, faceIds }))),
  },
  /** Share of a face that no straight tool reaches from any side: it wants a form cutter, EDM or another design. */
  undercut: {
    unit: 'percent', usual: 50, cost: 'tools', worse: 'higher', source: 'practice',
    places: ofSolids(({ undercuts }) => undercuts.map(({ hiddenPercent, faceIds }) => ({ value: hiddenPercent, faceIds }))),
  },
  /** Directions from which it must be cut: three are one clamping on five axes and two on three. */
  'many-setups': {
    unit: 'count', usual: 3, cost: 'setup', worse: 'higher', source: 'practice',
    places: ofSolids(({ setups }) => [{ value: setups, faceIds: [] }]),
  },
  /** Largest dimension: what the longest axis of a usual machining centre takes. */
  'large-part': {
    unit: 'mm', usual: 800, cost: 'machine', worse: 'higher', source: 'practice',
    places: ofSolids(({ boundingBoxMm: { min, max } }) => [{ value: Math.max(...max.map((value, axis) => value - (min[axis] ?? 0))), faceIds: [] }]),
  },
  /** Share of the surrounding box that is cut away. */
  'much-removed': {
    unit: 'percent', usual: 90, cost: 'time', worse: 'higher', source: 'practice',
    places: ofSolids((solid) => [{ value: removedShare(solid), faceIds: [] }]),
  },
  /** Width between limits, or of a zone, as the file states it: 25 µm is IT7 of a diameter of 50 mm, which wants reaming, boring or grinding. */
  'tight-tolerance': {
    unit: 'mm', usual: 0.025, cost: 'time', worse: 'lower', source: 'ISO 286-1',
    places: (file) => [...ofWritten(writtenWidth)(file), ...file.pmi.flatMap((annotation) => {
      const value = widthOf(annotation)
      return value === undefined ? [] : [{ value, faceIds: annotation.faceIds }]
    })],
  },
  /** Arithmetic mean roughness that is asked for, in µm: milling and turning leave 0.8 to 3.2; below, surfaces are ground, honed, lapped or polished. */
  'fine-surface': { unit: 'um', usual: 0.8, cost: 'time', worse: 'lower', source: 'practice', places: ofWritten(writtenRoughness) },
  /** Depth of a thread over its diameter: one and a half carry what the screw does; beyond two, taps break and chips have nowhere to go. */
  'deep-thread': { unit: 'ratio', usual: 2, cost: 'tools', worse: 'higher', source: 'practice', places: ofWritten(writtenThreadDepth) },
}
const ruleIds = Object.keys(knownRules).filter((name): name is RuleId => Object.hasOwn(knownRules, name))

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
    const { places, worse } = knownRules[rule]
    const sign = worse === 'higher' ? 1 : -1
    const beyond = places(file).map((place) => ({ ...place, value: rounded(place.value) })).filter(({ value }) => sign * (value - limit) > 0)
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

/** The rules with the shop's limits; the usual one where it has set none. */
export const rulesNow = ({ limits }: ShopRules): Rule[] =>
  ruleIds.map((rule) => {
    const { unit, usual, source, cost } = knownRules[rule]
    const own = limits.find((each) => each.rule === rule)
    const limit = own ? own.limit : usual
    return { rule, unit, usual, source, cost, ...(limit !== undefined && { limit }) }
  })

/** There is one, and so it has one id. */
export const usualRules: ShopRules = { shopRulesId: `rul_${'0'.repeat(26)}`, limits: [] }

type RulesEvent = { readonly type: 'RulesSet'; readonly data: RulesInput }

/** From now on files are held against these; what is measured keeps what it was told. */
export const setRules = (rules: ShopRules, input: RulesInput): Decided<ShopRules, RulesEvent> => {
  const twice = input.limits.findIndex(({ rule }, index) => input.limits.findIndex((each) => each.rule === rule) < index)
  if (twice >= 0) return refuse('rule-twice', { rule: input.limits[twice]?.rule ?? '' }, `/limits/${twice}/rule`)
  return decided<ShopRules, RulesEvent>({ ...rules, ...input }, { type: 'RulesSet', data: input })
}
