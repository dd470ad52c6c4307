import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Secrets } from '#shared/kernel/ports.ts'

export type FileSecretsOptions = {
  /** A JSON file of names and values; created, and kept, readable by its owner only. */
  readonly path: string
  /** Names that get a random value (32 bytes, base64url) when the file has none yet. */
  readonly names: readonly string[]
  /** Where `THROUGHLINE_SECRET_<NAME>` overrides the file. */
  readonly env: { readonly [name: string]: string | undefined }
}

/** The secrets of one machine. `stripe-webhook` is overridden by `THROUGHLINE_SECRET_STRIPE_WEBHOOK`. */
export const fileSecrets = ({ path, names, env }: FileSecretsOptions): Secrets => {
  const stored = read(path)
  const missing = names.filter((name) => !stored.has(name))
  for (const name of missing) stored.set(name, randomBytes(32).toString('base64url'))
  if (missing.length > 0) write(path, stored)
  return {
    get: async (name) => {
      const value = env[variable(name)] ?? stored.get(name)
      if (value === undefined || value === '') throw new Error(`secret ${name} is not set: put it into the secrets file or set ${variable(name)}`)
      return value
    },
  }
}

const variable = (name: string): string => `THROUGHLINE_SECRET_${name.replaceAll(/[^A-Za-z0-9]/g, '_').toUpperCase()}`

const read = (path: string): Map<string, string> => {
  if (!existsSync(path)) return new Map()
  const parsed = parse(readFileSync(path, 'utf8'))
  // Without the parser's error as its cause: that one quotes what it could not read, and secrets have no place in a log.
  if (typeof parsed !== 'object' || parsed === null) throw new Error('the secrets file is no JSON object')
  return new Map(Object.entries(parsed).map(([name, value]) => [name, String(value)]))
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Replaces the file at once, so that it is never half-written and never readable by others, not even for a moment. */
const write = (path: string, secrets: ReadonlyMap<string, string>): void => {
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(`${path}.new`, 'w', 0o600)
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(secrets), undefined, 2)}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.new`, path)
}
