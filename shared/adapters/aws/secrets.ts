import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { Clock, Secrets } from '#shared/kernel/ports.ts'
import { isMissing, translated } from './errors.ts'

export type SecretsOptions = {
  /** What stands in front of a name to make it the secret's id: `throughline/quoting/`. */
  readonly prefix: string
  readonly clock: Clock
  readonly client?: SecretsManagerClient
}

/** How long a value is kept: a rotated secret is picked up after this. */
const keptMilliseconds = 300_000

/** Secrets in Secrets Manager, kept in memory for five minutes. A failed read is not kept. */
export const managedSecrets = ({ prefix, clock, client = new SecretsManagerClient({}) }: SecretsOptions): Secrets => {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<string> }>()
  return {
    get: async (name) => {
      const now = Date.parse(clock.now())
      const found = kept.get(name)
      if (found && found.until > now) return found.value
      const value = read(client, prefix, name)
      kept.set(name, { until: now + keptMilliseconds, value })
      value.catch(() => kept.delete(name))
      return value
    },
  }
}

const read = async (client: SecretsManagerClient, prefix: string, name: string): Promise<string> => {
  const answer = await translated('Secrets Manager', () => client.send(new GetSecretValueCommand({ SecretId: `${prefix}${name}` })).catch(missing))
  if (answer?.SecretString === undefined) throw new Error(`secret ${name} is not set: create ${prefix}${name} in Secrets Manager`)
  return answer.SecretString
}

const missing = (error: unknown): undefined => {
  if (isMissing(error)) return undefined
  throw error
}
