import type { Client } from '#shared/kernel/client.ts'
import type { Contract } from '#shared/kernel/contract.ts'
import type { Problem } from '#shared/kernel/problem.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Role } from '#shared/vocabulary/roles.ts'
import type { SampleCustomer } from '#shared/adapters/local/sample-people.ts'
import type { contracts } from '#services/contracts/contract.ts'
import type { logistics } from '#services/logistics/contract.ts'
import type { production } from '#services/production/contract.ts'
import type { quality } from '#services/quality/contract.ts'
import type { quoting } from '#services/quoting/contract.ts'
import type { support } from '#services/support/contract.ts'

type As<C extends Contract> = (role: Role, customer?: SampleCustomer) => Client<C>

/** A shop to drive an order through: over HTTP in the demo, in one process in the journeys and the simulator. */
export type Shop = {
  readonly quoting: As<typeof quoting>
  readonly contracts: As<typeof contracts>
  readonly production: As<typeof production>
  readonly quality: As<typeof quality>
  readonly logistics: As<typeof logistics>
  readonly support: As<typeof support>
  /** Puts a file where a signed link of this service leads. */
  readonly upload: (service: 'quoting' | 'support', link: { readonly url: string; readonly method: 'PUT'; readonly headers: { readonly [name: string]: string } }, bytes: Uint8Array, sha256: string) => Promise<void>
  /** The payment provider and the carrier, posting their signed webhooks. */
  readonly paymentProvider: (event: object) => Promise<void>
  readonly carrier: (event: object) => Promise<void>
  /** Lets others work. */
  readonly pause: () => Promise<void>
  readonly tell: (who: string, what: string) => void
  readonly now: () => string
  /** The language of the documents. */
  readonly locale: Locale
}

type Answered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** The value, or a failure that says which problem came instead. */
export const must = async <T>(asked: Promise<Answered<T>>): Promise<T> => {
  const answer = await asked
  if (!answer.ok) throw new Error(`${answer.problem.status} ${answer.problem.code} at ${answer.problem.instance}: ${answer.problem.detail} ${JSON.stringify(answer.problem.errors ?? [])}`)
  return answer.value
}

/** Changes what was just read, and reads again when somebody was faster, as a person would. */
export const change = async <S extends { readonly version: number }, T>(read: () => Promise<Answered<S>>, act: (seen: S) => Promise<Answered<T>>): Promise<T> => {
  for (let tried = 0; ; tried += 1) {
    const answer = await act(await must(read()))
    if (answer.ok || answer.problem.code !== 'stale-version' || tried === mostTries) return must(Promise.resolve(answer))
  }
}
const mostTries = 20

/** Looks until there is something to see: events take their time from one service to the next. */
export const until = async <T>(shop: Pick<Shop, 'pause'>, what: string, look: () => Promise<T | undefined>): Promise<T> => {
  for (let tried = 0; tried < mostLooks; tried += 1) {
    const seen = await look()
    if (seen !== undefined) return seen
    await shop.pause()
  }
  throw new Error(`waited too long for ${what}`)
}
const mostLooks = 600

/** The value when there is one yet; a problem other than "not found" is a failure. */
export const maybe = async <T>(asked: Promise<Answered<T>>): Promise<T | undefined> => {
  const answer = await asked
  if (!answer.ok && answer.problem.status === 404) return undefined
  return must(Promise.resolve(answer))
}
