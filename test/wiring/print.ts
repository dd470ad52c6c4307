import { isSchema } from '#shared/kernel/json-schema.ts'

/** JSON with whatever fits on a line on one line: short to read, and a change shows as the line that changed. */
export const printed = (value: unknown): string => `${lines(value, '')}\n`

const width = 150

const lines = (value: unknown, indent: string): string => {
  const flat = oneLine(value)
  if (indent.length + flat.length <= width || typeof value !== 'object' || value === null) return flat
  const inner = `${indent}  `
  if (Array.isArray(value)) return `[\n${value.map((each: unknown) => inner + lines(each, inner)).join(',\n')}\n${indent}]`
  return `{\n${Object.entries(value).map(([key, each]) => `${inner}${JSON.stringify(key)}: ${lines(each, inner)}`).join(',\n')}\n${indent}}`
}

const oneLine = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  return isSchema(value) ? `{ ${Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${oneLine(each)}`).join(', ')} }`.replace('{  }', '{}') : JSON.stringify(value)
}
