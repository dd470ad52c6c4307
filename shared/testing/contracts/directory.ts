import { describe, expect, it } from 'vitest'
import type { ClientDirectory, Directory, DirectoryPerson, Invitation } from '#shared/kernel/directory.ts'
import type { Refusal, Result } from '#shared/kernel/result.ts'

/** A directory in which nobody is, neither of these customers nor of the shop. */
export type MakeDirectory<D> = () => Promise<{ readonly directory: D; readonly close: () => Promise<void> | void }>

const aurora = { customerId: 'cus_a', customerName: 'Aurora' }
const borealis = { customerId: 'cus_b', customerName: 'Borealis' }
const bea: Invitation = { key: 'k-bea', name: 'Bea', email: 'Bea@aurora.example', roles: ['buyer'], customer: aurora }
const boris: Invitation = { key: 'k-boris', name: 'Boris', email: 'boris@borealis.example', roles: ['buyer'], customer: borealis }
const pia: Invitation = { key: 'k-pia', name: 'Pia', email: 'pia@shop.example', roles: ['planner', 'inspector'], clearance: 'dual-use' }

const value = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`)
  return result.value
}
const code = (result: Result<unknown, Refusal>): string | undefined => (result.ok ? undefined : result.error.code)
const ids = (people: readonly DirectoryPerson[]): string[] => people.map(({ id }) => id)

type Using<D> = (work: (directory: D) => Promise<void>) => Promise<void>
const usingOf = <D>(make: MakeDirectory<D>): Using<D> => async (work) => {
  const { directory, close } = await make()
  try {
    await work(directory)
  } finally {
    await close()
  }
}

/** The contract of the directory port, for people. */
export const describeDirectory = (name: string, make: MakeDirectory<Directory>): void => {
  describe(`directory port: ${name}`, () => describePeople(usingOf(make)))
}
/** The contract of the directory port, for systems. */
export const describeClientDirectory = (name: string, make: MakeDirectory<ClientDirectory>): void => {
  describe(`directory port, clients: ${name}`, () => describeClients(usingOf(make)))
}

const describePeople = (using: Using<Directory>): void => {
  it('keeps the people of each customer and of the shop apart', () => using(async (directory) => {
    const [first, second, third] = [value(await directory.invite(bea)), value(await directory.invite(boris)), value(await directory.invite(pia))]
    expect(first).toEqual({ id: first.id, name: 'Bea', email: 'Bea@aurora.example', roles: ['buyer'], customerId: 'cus_a', status: 'invited' })
    expect(await directory.people('cus_a')).toEqual([first])
    expect(await directory.people('cus_b')).toEqual([second])
    expect(await directory.people(undefined)).toEqual([third])
    expect(await directory.people('cus_none')).toEqual([])
    expect(third).toEqual({ id: third.id, name: 'Pia', email: 'pia@shop.example', roles: ['planner', 'inspector'], clearance: 'dual-use', status: 'invited' })
  }))
  it('takes the same invitation twice for one, and an address for one person only', () => using(async (directory) => {
    const first = value(await directory.invite(bea))
    expect(value(await directory.invite(bea))).toEqual(first)
    expect(code(await directory.invite({ ...boris, email: 'bea@AURORA.example' }))).toBe('email-taken')
    expect([ids(await directory.people('cus_a')), ids(await directory.people('cus_b'))]).toEqual([[first.id], []])
  }))
  it('changes roles and clearance of one person, and takes a clearance away', () => using(async (directory) => {
    const [one, other] = [value(await directory.invite(pia)), value(await directory.invite({ ...pia, key: 'k-ines', name: 'Ines', email: 'ines@shop.example' }))]
    expect(value(await directory.change(one.id, { roles: ['manager'], clearance: 'military' }))).toEqual({ ...one, roles: ['manager'], clearance: 'military' })
    const { clearance: _, ...uncleared } = one
    expect(value(await directory.change(one.id, { roles: ['clerk'] }))).toEqual({ ...uncleared, roles: ['clerk'] })
    expect(await directory.people(undefined)).toEqual([other, { ...uncleared, roles: ['clerk'] }])
  }))
  it('disables and enables, as often as one likes', () => using(async (directory) => {
    const { id } = value(await directory.invite(bea))
    const seen: string[] = []
    for (const act of [directory.disable, directory.disable, directory.enable, directory.enable]) seen.push(value(await act(id)).status)
    expect(seen).toEqual(['disabled', 'disabled', 'invited', 'invited'])
  }))
  it('refuses whom it does not know', () => using(async (directory) => {
    expect([code(await directory.change('nobody', { roles: ['buyer'] })), code(await directory.disable('nobody')), code(await directory.enable('nobody'))]).toEqual(Array(3).fill('person-unknown'))
  }))
}

const describeClients = (using: Using<ClientDirectory>): void => {
  it('refuses a client it does not know', () => using(async (directory) => {
    expect(code(await directory.revokeClient('nobody'))).toBe('client-unknown')
  }))
  it("shows a client's secret once, and each customer its own clients", () => using(async (directory) => {
    const made = value(await directory.createClient({ key: 'k-erp', name: 'ERP', ...aurora }))
    const other = value(await directory.createClient({ key: 'k-shop', name: 'ERP', ...borealis }))
    expect(made.secret).toMatch(/^[\w-]{32,}$/)
    expect(other.secret).not.toBe(made.secret)
    expect(value(await directory.createClient({ key: 'k-erp', name: 'ERP', ...aurora }))).toEqual({ client: made.client })
    expect(await directory.clients('cus_a')).toEqual([made.client])
    expect(await directory.clients('cus_b')).toEqual([other.client])
    expect(JSON.stringify(await directory.clients('cus_a'))).not.toContain(made.secret)
  }))
  it('revokes one client and no other, once or twice', () => using(async (directory) => {
    const { client } = value(await directory.createClient({ key: 'k-erp', name: 'ERP', ...aurora }))
    const { client: kept } = value(await directory.createClient({ key: 'k-mes', name: 'MES', ...aurora }))
    expect([(await directory.revokeClient(client.clientId)).ok, (await directory.revokeClient(client.clientId)).ok]).toEqual([true, true])
    expect(await directory.clients('cus_a')).toEqual([kept])
  }))
}
