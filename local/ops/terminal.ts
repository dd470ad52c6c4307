import type { Clock } from '#shared/kernel/ports.ts'
import { translator } from '#shared/i18n/translator.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }

export const catalogues = { en, te }
export const words = (locale: Locale) => translator(catalogues, locale)
export type Words = ReturnType<typeof words>

/** What a command found or did: `result` for `--json`, `lines` for people. `problems` makes the exit code 1. */
export type Outcome = { readonly result: unknown; readonly lines: readonly string[]; readonly problems?: boolean }

/** The command cannot be carried out as given; the message says what to give instead. */
export class Misused extends Error {
  override readonly name = 'Misused'
}
/** The command was right and the world is not: another process has the folder, a folder is not empty, a name is unknown. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

export type Values = { readonly [option: string]: string | boolean | undefined }

export const textOf = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** Columns as wide as their widest cell. */
export const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows.reduce<number[]>((found, row) => row.map((cell, at) => Math.max(cell.length, found[at] ?? 0)), [])
  return rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ').trimEnd())
}

export type Context = { readonly values: Values; readonly t: Words; readonly clock: Clock }
