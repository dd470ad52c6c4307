import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sha256 } from '#shared/kernel/hash.ts'
import { describeClientDirectory, describeDirectory } from '#shared/testing/contracts/directory.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { localDirectory, type LocalDirectory, type Seed } from './directory.ts'
import { randomIds } from './ids.ts'
import { claimsFor, samplePeople } from './sample-people.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-directory-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const path = () => join(folder, `${(files += 1)}.db`)
const open = (where: string, signOut: (id: string) => void = () => undefined): LocalDirectory => localDirectory({ path: where, clock: manualClock(), ids: randomIds(manualClock()), signOut })

const opened = async () => {
  const directory = open(path())
  return { directory, close: directory.close }
}
describeDirectory('SQLite', opened)
describeClientDirectory('SQLite', opened)

const seed: Seed = { people: samplePeople, clients: [{ clientId: 'partner-aurora', secret: 'first', claims: claimsFor('partner') }] }

describe('the directory of one machine', () => {
  it('says in a token what the sample people are, and nothing of who may not sign in', async () => {
    const directory = open(path())
    directory.seed(seed)
    expect(samplePeople.map(({ sub }) => directory.claims(sub))).toEqual(samplePeople)
    expect(directory.everyone()).toHaveLength(samplePeople.length)
    await directory.disable('planner')
    expect([directory.claims('planner'), directory.claims('nobody'), directory.everyone().some(({ sub }) => sub === 'planner')]).toEqual([undefined, undefined, false])
    directory.close()
  })
  it('ends the sessions of whoever is disabled, and of nobody else', async () => {
    const ended: string[] = []
    const directory = open(path(), (id) => ended.push(id))
    directory.seed(seed)
    await directory.disable('planner')
    await directory.enable('planner')
    expect(ended).toEqual(['planner'])
    directory.close()
  })
  it('leaves what was changed since as it is when the machine starts again; only a given secret follows', async () => {
    const where = path()
    const before = open(where)
    before.seed(seed)
    await before.disable('planner')
    await before.change('clerk', { roles: ['inspector'] })
    before.close()
    const after = open(where)
    after.seed({ ...seed, clients: seed.clients.map((client) => ({ ...client, secret: 'second' })) })
    expect([after.claims('planner'), after.claims('clerk')?.roles, after.client('partner-aurora')?.secretHash]).toEqual([undefined, ['inspector'], sha256('second')])
    await after.revokeClient('partner-aurora')
    after.seed(seed)
    expect(after.client('partner-aurora')).toBeUndefined()
    after.close()
  })
  it('becomes active by signing in, and keeps no secret in its file', async () => {
    const where = path()
    const directory = open(where)
    const invited = await directory.invite({ key: 'k', name: 'Nia', email: 'nia@shop.example', roles: ['clerk'] })
    const made = await directory.createClient({ key: 'c', name: 'ERP', customerId: 'cus_a', customerName: 'A' })
    if (!invited.ok || !made.ok || made.value.secret === undefined) throw new Error('the directory refused what it should take')
    directory.signedIn(invited.value.id)
    expect((await directory.people(undefined)).map(({ status }) => status)).toEqual(['active'])
    expect(directory.client(made.value.client.clientId)).toEqual({ clientId: made.value.client.clientId, secretHash: sha256(made.value.secret), claims: { sub: made.value.client.clientId, name: 'ERP', roles: ['partner'], customerId: 'cus_a', customerName: 'A' } })
    directory.close()
    expect(readFileSync(where, 'latin1')).toContain(sha256(made.value.secret))
    expect(readFileSync(where, 'latin1')).not.toContain(made.value.secret)
  })
})
