import * as z from 'zod'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Refusal } from './result.ts'
import type { Catalogue, Catalogues } from './implementation.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }

/**
 * RFC 9457 problem details. `code` is stable and documented; `title` and `detail` are written for the person who meets it, in
 * their language; `errors` point into the request with JSON pointers.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  requestId: z.string(),
})
export type Problem = z.infer<typeof Problem>

/** Refusals of the house itself. A service's own refusals are 409, or 422 when they point at a field. */
const statuses: { readonly [code: string]: number } = {
  'invalid-request': 400,
  'malformed-json': 400,
  'malformed-address': 400,
  'idempotency-key-missing': 400,
  'invalid-cursor': 400,
  unauthenticated: 401,
  'signature-invalid': 401,
  'signature-too-old': 401,
  forbidden: 403,
  'not-cleared': 403,
  'not-found': 404,
  'route-not-found': 404,
  'method-not-allowed': 405,
  'stale-version': 412,
  'body-too-large': 413,
  'media-type-unsupported': 415,
  'idempotency-key-reused': 422,
  'if-match-missing': 428,
  'if-match-invalid': 400,
  'too-many-requests': 429,
  defect: 500,
  unavailable: 503,
}

export const statusOf = (refusal: Refusal): number => statuses[refusal.code] ?? (refusal.field === undefined ? 409 : 422)

export type FieldError = { readonly pointer: string; readonly detail: string }

export const problemOf = (
  refusal: Refusal,
  at: { readonly instance: string; readonly requestId: string; readonly locale: Locale },
  messages: Catalogues,
  errors: readonly FieldError[] = [],
): Problem => {
  const detail = text(messages, at.locale, `refusals.${refusal.code}`, refusal.params)
  const pointed = errors.length > 0 ? errors : refusal.field === undefined ? [] : [{ pointer: refusal.field, detail }]
  return {
    type: `urn:throughline:problem:${refusal.code}`,
    title: text(messages, at.locale, `titles.${statusOf(refusal)}`),
    status: statusOf(refusal),
    detail,
    instance: at.instance,
    code: refusal.code,
    ...(pointed.length > 0 && { errors: [...pointed] }),
    requestId: at.requestId,
  }
}

/** What a schema found, one line per field, in the reader's language. */
export const fieldErrors = (issues: readonly z.core.$ZodIssue[], locale: Locale, at = ''): FieldError[] =>
  issues.map((issue) => ({
    pointer: `${at}/${issue.path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
    detail: text({ en: {}, te: {} }, locale, `issues.${issue.code}`, { expected: expectation(issue) }),
  }))

const expectation = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type': return issue.expected
    case 'too_small': return String(issue.minimum)
    case 'too_big': return String(issue.maximum)
    case 'invalid_value': return issue.values.map(String).join(', ')
    case 'unrecognized_keys': return issue.keys.join(', ')
    case 'not_multiple_of': return String(issue.divisor)
    default: return issue.message
  }
}

const kernel: Catalogues = { en, te }

/** The service's own words first, the kernel's otherwise; a missing text is a defect that a test finds, shown as its key. */
const text = (messages: Catalogues, locale: Locale, key: string, params: Refusal['params'] = {}): string => {
  const template = lookup(messages[locale], key) ?? lookup(kernel[locale], key) ?? key
  // What is missing is called by its word, not by the prefix of its ids.
  const said = (name: string): string | undefined => (name === 'kind' ? lookup(kernel[locale], `kinds.${String(params['kind'])}`) : undefined)
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => said(name) ?? String(params[name] ?? whole))
}

/** `refusals.plan-expired` → the nested text, or undefined. */
export const lookup = (catalogue: Catalogue, key: string): string | undefined => {
  const found = key.split('.').reduce<string | Catalogue | undefined>((at, step) => (typeof at === 'object' ? at[step] : undefined), catalogue)
  return typeof found === 'string' ? found : undefined
}
