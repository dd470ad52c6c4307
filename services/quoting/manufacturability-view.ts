import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Decimal } from '#shared/vocabulary/measurement.ts'

/** What makes a part dear or hard to make, as far as its shape tells, what a model states of tolerances, and what is written on a drawing. */
export const RuleId = z.enum(['deep-hole', 'flat-bottom', 'small-hole', 'drill-size', 'tight-corner', 'deep-pocket', 'thin-wall', 'undercut', 'many-setups', 'large-part', 'much-removed', 'tight-tolerance', 'fine-surface', 'deep-thread'])
export type RuleId = z.infer<typeof RuleId>

/** Units a limit is in: millimetres, micrometres, a pure ratio (depth to diameter), a count, percent. */
export const RuleUnit = z.enum(['mm', 'um', 'ratio', 'count', 'percent'])

/** A rule as the shop has it now: `limit` beyond which it is told, undefined where the shop does not want to hear of it. */
export const Rule = z.strictObject({
  rule: RuleId, unit: RuleUnit, limit: z.number().optional(), usual: z.number(),
  /** Where the usual limit is from: a standard, or `practice`, what is common among contract manufacturers. */
  source: z.string(),
  /** What goes up with it. */
  cost: z.enum(['drilling', 'tools', 'setup', 'machine', 'time']),
})
export type Rule = z.infer<typeof Rule>

/** Told of one file: the worst value, the limit it was held against, and what shows it: faces (0-based, as in the file's 3-D view), or of a drawing the suggestions (their numbers) that say it. */
export const Finding = z.strictObject({
  rule: RuleId, value: Decimal, limit: Decimal, count: z.int().min(1), faceIds: z.array(z.int().min(0)).max(200), suggestions: z.array(z.int().min(1)).max(300).optional(),
})
export type Finding = z.infer<typeof Finding>

/** A limit the shop has set for itself; `off` where it does not want to hear of a rule. */
const Limit = z.strictObject({ rule: RuleId, limit: z.number().min(0).max(100_000).optional() })
export const RulesInput = z.strictObject({ limits: z.array(Limit).max(RuleId.options.length) })
export type RulesInput = z.infer<typeof RulesInput>

/** The one set of rules of the shop: what it has set otherwise than usual. */
export const ShopRules = RulesInput.extend({ shopRulesId: idOf('shopRules') })
export type ShopRules = z.infer<typeof ShopRules>
/** Version 0: the usual ones. */
export const RulesSeen = z.strictObject({ rules: z.array(Rule), version: z.int().min(0) })
