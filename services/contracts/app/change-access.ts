import type { Cause } from '#shared/kernel/cause.ts'
import { attempt, type Replied, type Reply } from '#shared/kernel/change.ts'
import type { Directory } from '#shared/kernel/directory.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Loaded } from '#shared/kernel/repository.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import { companies, companyId } from '../companies.ts'
import { beginChange, endChange, mayChange } from '../domain/people.ts'
import { theShop, type AccessChange, type Company } from '../people-view.ts'
import { memberOf } from './member.ts'

export type ToCompany = { readonly cause: Cause; readonly params: { readonly company: string } }
export type Opened = { readonly directory: Directory; readonly customerId: string | undefined }

/** The directory, for whoever administers this company: the shop's manager any, a company's administrator their own; another one is not there. */
export const open = ({ cause: { actor }, params: { company } }: ToCompany, { directory }: Ports): Result<Opened, Refusal> => {
  if (actor.customerId !== undefined && (company === theShop || actor.customerId !== company)) return refuse('not-found', { kind: 'company', id: company })
  if (!directory) return refuse('people-elsewhere')
  return ok({ directory, customerId: company === theShop ? undefined : company })
}

/** As it is; version 0 while nobody has changed anything. */
export const companyNow = async ({ cause: { actor }, params: { company } }: ToCompany, { store }: Ports): Promise<Loaded<Company>> =>
  (await companies.load(store, companyId(company), actor)) ?? { state: { company }, version: 0 }

export type AccessWork<T, Body> = {
  readonly change: AccessChange
  /** `key`: whoever repeats the request repeats it too. */
  readonly perform: (opened: Opened, key: string) => Promise<Result<T, Refusal>>
  /** Who or what it was done to, for the history, and what the request is answered, now and when repeated: no secret. */
  readonly told: (done: T) => { readonly subject: string; readonly body: Body }
}
export type AccessChanged<T, Body> = { readonly done: T; readonly reply: Reply<Versioned<Body>> }
type Versioned<Body> = Body & { readonly version: number }

/** Intent, call, result: what is about to happen is in the history before the directory hears of it. */
export const changeAccess = async <T, Body extends object>(call: ToCompany, ports: Ports, { change, perform, told }: AccessWork<T, Body>): Promise<Result<AccessChanged<T, Body>, Refusal>> => {
  const opened = open(call, ports)
  if (!opened.ok) return opened
  const begun = await begin(call, ports, opened.value, change)
  if (!begun.ok) return begun
  const { key } = call.cause.receipt
  const done = await perform(opened.value, key)
  if (!done.ok) {
    await end(aside(call, ports), ports, { key, change, body: {}, refused: done.error.code })
    return done
  }
  const { subject, body } = told(done.value)
  const ended = await end(call, ports, { key, change: { ...change, subject }, body })
  return ended.ok ? ok({ done: done.value, reply: ended.value }) : ended
}

const begin = (call: ToCompany, ports: Ports, { directory, customerId }: Opened, change: AccessChange): Replied<object> =>
  attempt(aside(call, ports), ports, async () => {
    const { cause } = call
    const { state, version } = await companyNow(call, ports)
    if (cause.expectedVersion !== undefined && cause.expectedVersion !== version) return refuse('stale-version', { expected: cause.expectedVersion, current: version })
    const people = (await directory.people(customerId)).map(memberOf)
    const may = mayChange({ by: cause.actor.id, ofShop: customerId === undefined, people, change })
    if (!may.ok) return may
    const decision = beginChange(state, cause.receipt.key, change, ports.clock.now())
    return decision.ok ? ok({ staged: [companies.stage(version, decision.value)], reply: { body: {} } }) : decision
  })

type Ended<Body> = { readonly key: string; readonly change: AccessChange; readonly body: Body; readonly refused?: string }

const end = <Body extends object>(call: ToCompany, ports: Ports, { key, change, body, refused }: Ended<Body>): Replied<Versioned<Body>> =>
  attempt(call, ports, async () => {
    const { state, version } = await companyNow(call, ports)
    const decision = endChange(state, key, change, refused)
    if (!decision.ok) return decision
    return ok({ staged: [companies.stage(version, decision.value)], reply: { body: { ...body, version: version + 1 }, version: version + 1 } })
  })

/** A commit beside the request's own: its receipt answers nobody, so that the request stays unanswered until all is done. */
const aside = (call: ToCompany, ports: Ports): ToCompany => ({ ...call, cause: { ...call.cause, receipt: { key: ports.ids.next('aside'), fingerprint: '' } } })
