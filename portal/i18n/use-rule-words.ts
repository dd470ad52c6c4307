import type { Rule, RuleId } from '#services/quoting/manufacturability-view.ts'
import { useWords } from './use-words.ts'

/** In what each rule counts (`Rule.unit` says the same of the shop's rules). */
const units: { readonly [R in RuleId]: Rule['unit'] } = { 'deep-hole': 'ratio', 'flat-bottom': 'ratio', 'small-hole': 'mm', 'drill-size': 'mm', 'tight-corner': 'mm', 'deep-pocket': 'ratio', 'thin-wall': 'mm', undercut: 'percent', 'many-setups': 'count', 'large-part': 'mm', 'much-removed': 'percent', 'tight-tolerance': 'mm', 'fine-surface': 'um', 'deep-thread': 'ratio' }

/** Values and limits of manufacturability rules with their units. */
export const useRuleWords = () => {
  const { t, number } = useWords()
  return { valueText: (rule: RuleId, value: number): string => t(`dfm.unit-${units[rule]}`, { value: number(value, 3) }) }
}
