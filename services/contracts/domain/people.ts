import { decided, ok, refuse, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Role } from '#shared/vocabulary/roles.ts'
import { customerRoles, isOutside } from '#shared/vocabulary/roles.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { AccessChange, Company, Member } from '../people-view.ts'

/** Stays in the company's history: intended, then what came of it. */
export type CompanyEvent =
  | { readonly type: 'AccessChangeBegun'; readonly data: AccessChange }
  | { readonly type: 'AccessChanged'; readonly data: AccessChange }
  | { readonly type: 'AccessChangeRefused'; readonly data: AccessChange & { readonly code: string } }
  | { readonly type: 'AccessChangeLeftOpen'; readonly data: AccessChange }

type Given = { readonly by: string; readonly ofShop: boolean; readonly people: readonly Pick<Member, 'personId' | 'roles' | 'status'>[]; readonly change: AccessChange }

/**
 * Whether somebody may change who gets in, once it is settled that the company is theirs to administer. Roles go to their own side only, a
 * clearance to the shop's people only; nobody changes themselves, and one administrator always stays.
 */
export const mayChange = ({ by, ofShop, people, change }: Given): Result<void, Refusal> => {
  const { act, subject, roles = [], clearance } = change
  const stray = roles.find((role) => (ofShop ? isOutside(role) : !customerRoles.some((each) => each === role)))
  if (stray !== undefined) return refuse('role-not-theirs', { role: stray }, '/roles')
  if (clearance !== undefined && !ofShop) return refuse('clearance-shop-only', undefined, '/clearance')
  if (act !== 'change' && act !== 'disable' && act !== 'enable') return ok(undefined)
  const person = people.find(({ personId }) => personId === subject)
  if (!person) return refuse('not-found', { kind: 'person', id: subject ?? '' })
  if (person.personId === by) return refuse('not-yourself')
  return lastAdministratorStays(people, person, ofShop ? 'manager' : 'company-admin', change)
}

type Seen = Given['people'][number]

const lastAdministratorStays = (people: readonly Seen[], person: Seen, administers: Role, { act, roles = [] }: AccessChange): Result<void, Refusal> => {
  const loses = act === 'disable' || (act === 'change' && !roles.includes(administers))
  const can = ({ roles: has, status }: Seen): boolean => has.includes(administers) && status !== 'disabled'
  return loses && can(person) && !people.some((other) => other !== person && can(other)) ? refuse('last-administrator') : ok(undefined)
}

/** Longer than any function runs: whoever began before that is dead, and calls the directory no more. */
const patienceMs = 60_000

/** Notes the intent. One change of a company at a time, so that each is decided on what the one before it left; the same request may begin again. */
export const beginChange = (company: Company, key: string, change: AccessChange, now: Instant): Decided<Company, CompanyEvent> => {
  const { underWay } = company
  if (underWay && underWay.key !== key && Date.parse(now) - Date.parse(underWay.since) < patienceMs) return refuse('change-under-way')
  const left: CompanyEvent[] = underWay && underWay.key !== key ? [{ type: 'AccessChangeLeftOpen', data: underWay.change }] : []
  return decided<Company, CompanyEvent>({ company: company.company, underWay: { key, since: now, change } }, ...left, { type: 'AccessChangeBegun', data: change })
}

/** Notes what came of it; `refused` by the directory. */
export const endChange = ({ company, underWay }: Company, key: string, change: AccessChange, refused?: string): Decided<Company, CompanyEvent> =>
  decided<Company, CompanyEvent>(
    underWay && underWay.key !== key ? { company, underWay } : { company },
    refused === undefined ? { type: 'AccessChanged', data: change } : { type: 'AccessChangeRefused', data: { ...change, code: refused } },
  )
