import type { Directory } from '#shared/kernel/directory.ts'
import { HttpEnv, readEnv } from '#shared/kernel/env.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { onceLoaded } from './once.ts'

/** The user pool as the environment names it, loaded with the first question (docs/adr/0018): hardly any request asks one. A function that is given none has no directory. */
export const environmentDirectory = (): Pick<Ports, 'directory'> => {
  const { USER_POOL: pool } = readEnv(HttpEnv, process.env)
  return pool === undefined ? {} : { directory: late(onceLoaded(async () => (await import('./directory.ts')).cognitoDirectory({ pool }))) }
}

const late = (loaded: () => Promise<Directory>): Directory => ({
  people: async (customerId) => (await loaded()).people(customerId),
  invite: async (invitation) => (await loaded()).invite(invitation),
  change: async (personId, standing) => (await loaded()).change(personId, standing),
  disable: async (personId) => (await loaded()).disable(personId),
  enable: async (personId) => (await loaded()).enable(personId),
})
