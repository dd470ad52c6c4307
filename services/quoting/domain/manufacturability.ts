import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import type { Rule, RuleId, RulesInput, ShopRules } from '../manufacturability-view.ts'

/** `worse`: which of two values is. */
type Known = Omit<Rule, 'rule' | 'limit'> & { readonly worse: 'higher' | 'lower' }

/** The rules as data, with what is usual among contract manufacturers; a shop sets its own limits. What of a file is held against them: `findings.ts`. */
export const knownRules: { readonly [R in RuleId]: Known } = {
  /** Depth over diameter: beyond ten a hole wants a gun drill, or pecking with a long one. */
  'deep-hole': { unit: 'ratio', usual: 10, cost: 'drilling', worse: 'higher', source: 'VDI 3210' },
  /** Depth over diameter of a hole with a flat bottom: what a drill leaves is a cone, and an end mill reaches down three to four times its diameter. */
  'flat-bottom': { unit: 'ratio', usual: 3, cost: 'tools', worse: 'higher', source: 'practice' },
  /** Diameter: thin drills break easily. */
  'small-hole': { unit: 'mm', usual: 1, cost: 'tools', worse: 'lower', source: 'practice' },
  /** Distance to the next standard drill: steps of 0.1 mm up to 14 mm, 0.25 mm up to 32 mm, 0.5 mm up to 50 mm. */
  'drill-size': { unit: 'mm', usual: 0.01, cost: 'tools', worse: 'higher', source: 'ISO 235' },
  /** Radius of the tightest inner corner: a cutter is a little smaller than the corner it goes round. */
  'tight-corner': { unit: 'mm', usual: 1, cost: 'time', worse: 'lower', source: 'practice' },
  /** Height of the walls of a pocket, slot or passage over the diameter of the thickest tool that goes in: an end mill reaches down three to four times its diameter. */
  'deep-pocket': { unit: 'ratio', usual: 4, cost: 'tools', worse: 'higher', source: 'practice' },
  /** Between two faces with nothing but material between them: thinner metal springs back from the cutter and rings. */
  'thin-wall': { unit: 'mm', usual: 0.8, cost: 'time', worse: 'lower', source: 'practice' },
  /** Share of a face that no straight tool reaches from any side: it wants a form cutter, EDM or another design. */
  undercut: { unit: 'percent', usual: 50, cost: 'tools', worse: 'higher', source: 'practice' },
  /** Directions from which it must be cut: three are one clamping on five axes and two on three. */
  'many-setups': { unit: 'count', usual: 3, cost: 'setup', worse: 'higher', source: 'practice' },
  /** Largest dimension: what the longest axis of a usual machining centre takes. */
  'large-part': { unit: 'mm', usual: 800, cost: 'machine', worse: 'higher', source: 'practice' },
  /** Share of the surrounding box that is cut away. */
  'much-removed': { unit: 'percent', usual: 90, cost: 'time', worse: 'higher', source: 'practice' },
  /** Width between limits, or of a zone, as the file states it: 25 µm is IT7 of a diameter of 50 mm, which wants reaming, boring or grinding. */
  'tight-tolerance': { unit: 'mm', usual: 0.025, cost: 'time', worse: 'lower', source: 'ISO 286-1' },
  /** Arithmetic mean roughness that is asked for, in µm: milling and turning leave 0.8 to 3.2; below, surfaces are ground, honed, lapped or polished. */
  'fine-surface': { unit: 'um', usual: 0.8, cost: 'time', worse: 'lower', source: 'practice' },
  /** Depth of a thread over its diameter: one and a half carry what the screw does; beyond two, taps break and chips have nowhere to go. */
  'deep-thread': { unit: 'ratio', usual: 2, cost: 'tools', worse: 'higher', source: 'practice' },
}
const ruleIds = Object.keys(knownRules).filter((name): name is RuleId => Object.hasOwn(knownRules, name))

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
