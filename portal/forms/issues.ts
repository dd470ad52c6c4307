import type * as z from 'zod'
import { pointer, type Errors } from './values.ts'

type Issue = z.core.$ZodIssue
type Say = (key: string, values?: { readonly [name: string]: string | number }) => string

/** Nothing was said where something must be. */
const unsaid = (issue: Issue): boolean =>
  (issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) || (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1)

/** The words for what zod finds wrong with a value (`issues.<name>`), plainer than its own code where one can tell more. */
export const issueName = (issue: Issue): string => {
  if (unsaid(issue)) return 'missing'
  if (issue.code === 'invalid_value' && issue.values.length === 1 && issue.values[0] === true) return 'not_agreed'
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'too_short' : issue.origin === 'array' ? 'too_few' : 'too_small'
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'too_long' : issue.origin === 'array' ? 'too_many' : 'too_big'
  return issue.code
}

const limitOf = (issue: Issue): string => {
  if (issue.code === 'too_small') return String(issue.minimum)
  if (issue.code === 'too_big') return String(issue.maximum)
  return issue.code === 'not_multiple_of' ? String(issue.divisor) : ''
}

/** What is wrong (of a parse with `reportInput`), by the field it is wrong in, in the reader's words. The first thing said about a field stands. */
export const errorsOf = (issues: readonly Issue[], say: Say): Errors =>
  Object.fromEntries(issues.toReversed().map((issue) => [pointer(issue.path), say(`issues.${issueName(issue)}`, { limit: limitOf(issue), message: issue.message })]))

/** The first field, of those in the order they stand in, that is wrong or holds what is wrong. */
export const firstWrong = (pointers: readonly string[], errors: Errors): string | undefined =>
  pointers.find((each) => Object.keys(errors).some((at) => at === each || at.startsWith(`${each}/`)))
