import type { DirectoryPerson, People } from '#shared/kernel/directory.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import { cognito, everyone } from './cognito.ts'

/** Whoever is invited, leaves or changes roles is known after so long. */
const freshMs = 300_000

type Options = { readonly pool: string; readonly clock: Clock; readonly endpoint?: string }

/** The people of a Cognito user pool, read whole and kept for five minutes: who is told of something need not be known to the second. */
export const cognitoPeople = ({ clock, ...pool }: Options): People => {
  const ask = cognito(pool)
  let known: { readonly until: number; readonly all: Promise<readonly DirectoryPerson[]> } | undefined
  const all = (): Promise<readonly DirectoryPerson[]> => {
    const now = Date.parse(clock.now())
    if (!known || known.until <= now) known = { until: now + freshMs, all: everyone(ask).catch((error: unknown) => { known = undefined; throw error }) }
    return known.all
  }
  return { people: async (customerId) => (await all()).filter((person) => person.customerId === customerId) }
}
