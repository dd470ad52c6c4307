import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { localDirectory } from '#shared/adapters/local/directory.ts'
import { samplePeople } from '#shared/adapters/local/sample-people.ts'
import { openShop, value } from './shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-people-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const own = { params: { company: 'cus_aurora' } }

it('says that people are kept elsewhere where there is no directory', async () => {
  const { as } = await openShop()
  expect(await as('company-admin').listPeople(own)).toMatchObject({ ok: false, problem: { status: 409, code: 'people-elsewhere' } })
})

it('says that API clients are kept elsewhere where only people are in the directory', async () => {
  const shop = await openShop()
  const directory = localDirectory({ path: join(folder, 'people-only.db'), clock: shop.clock, ids: shop.ports.ids, signOut: () => undefined })
  directory.seed({ people: samplePeople, clients: [] })
  Object.assign(shop.ports, { directory })
  const admin = shop.as('company-admin')
  expect(value(await admin.listPeople(own)).items.length).toBeGreaterThan(0)
  const elsewhere = { ok: false, problem: { status: 409, code: 'clients-elsewhere' } }
  expect(await admin.listApiClients(own)).toMatchObject(elsewhere)
  expect(await admin.createApiClient({ ...own, body: { name: 'ERP' } })).toMatchObject(elsewhere)
  expect(await admin.revokeApiClient({ params: { ...own.params, clientId: 'erp' }, version: 0, body: {} })).toMatchObject(elsewhere)
  directory.close()
})

it('an administrator invites into their own company only; a repeat gives neither a second person nor a secret', async () => {
  const shop = await openShop()
  const directory = localDirectory({ path: join(folder, 'identity.db'), clock: shop.clock, ids: shop.ports.ids, signOut: () => undefined })
  directory.seed({ people: samplePeople, clients: [] })
  Object.assign(shop.ports, { directory, clients: directory })
  const admin = shop.as('company-admin')
  const invitation = { ...own, key: 'invite-nia-once', body: { name: 'Nia', email: 'nia@aurora.example', roles: ['buyer' as const] } }
  const nia = value(await admin.invitePerson(invitation))
  expect(value(await admin.invitePerson(invitation)).personId).toBe(nia.personId)
  expect(await directory.people('cus_aurora')).toContainEqual(expect.objectContaining({ id: nia.personId, status: 'invited', customerId: 'cus_aurora' }))
  for (const company of ['cus_borealis', 'shop']) expect(await admin.listPeople({ params: { company } })).toMatchObject({ ok: false, problem: { status: 404 } })
  expect(await admin.invitePerson({ ...invitation, key: 'invite-nia-twice' })).toMatchObject({ ok: false, problem: { code: 'email-taken' } })

  const making = { ...own, key: 'make-erp-once', body: { name: 'ERP' } }
  const made = value(await admin.createApiClient(making))
  expect(made.secret).toEqual(expect.stringMatching(/^[\w-]{43}$/))
  expect(value(await admin.createApiClient(making))).not.toHaveProperty('secret')
  expect(JSON.stringify(await shop.published())).not.toContain(made.secret)
  directory.close()
})
