import * as z from 'zod'
import type { Contract } from '#shared/kernel/contract.ts'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'

/** The six contracts whole; only the developers' pages load them all. */
export const sixContracts: readonly Contract[] = [quoting, contracts, production, quality, logistics, support]

/** A field of a schema: its way down from the top, its kind, and what it allows. */
export type Field = { readonly path: string; readonly type: string; readonly required: boolean }

type Shape = { readonly type?: string; readonly properties?: { readonly [name: string]: Shape }; readonly required?: readonly string[]; readonly items?: Shape; readonly enum?: readonly unknown[]; readonly const?: unknown; readonly oneOf?: readonly Shape[]; readonly anyOf?: readonly Shape[]; readonly allOf?: readonly Shape[]; readonly pattern?: string; readonly format?: string }

/** Every field of a schema as rows, parts of objects and lists below them; what several kinds share is named once. */
export const fieldsOf = (schema: z.ZodType, io: 'input' | 'output'): readonly Field[] => {
  // JSON Schema as zod writes it is what `Shape` describes; nothing in our schemas refers or recurs.
  const rows = below(z.toJSONSchema(schema, { io, reused: 'inline', unrepresentable: 'any' }) as unknown as Shape, '')
  return [...new Map(rows.map((each) => [each.path, each])).values()]
}

const below = (shape: Shape, path: string): readonly Field[] => [
  ...Object.entries(shape.properties ?? {}).flatMap(([name, each]) => {
    const here = path === '' ? name : `${path}.${name}`
    return [{ path: here, type: typeOf(each), required: shape.required?.includes(name) ?? false }, ...below(each, here)]
  }),
  ...(shape.items ? below(shape.items, `${path}[]`) : []),
  ...[...(shape.oneOf ?? []), ...(shape.anyOf ?? []), ...(shape.allOf ?? [])].flatMap((each) => below(each, path)),
]

const typeOf = ({ type, enum: values, const: only, items, pattern, format, oneOf, anyOf }: Shape): string => {
  if (only !== undefined) return JSON.stringify(only)
  if (values) return values.map((each) => JSON.stringify(each)).join(' | ')
  if (items) return `${typeOf(items)}[]`
  return [type ?? (oneOf ?? anyOf ? 'object' : ''), format ?? pattern].filter((each) => each !== undefined && each !== '').join(' ')
}
