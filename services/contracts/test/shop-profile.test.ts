import { beforeEach, describe, expect, it } from 'vitest'
import { sampleShop } from '#shared/vocabulary/shop-profile.ts'
import { exampleAmendment, exampleIssue, exampleShopProfile, exampleStandardTerms } from '../examples.ts'
import { contractId, openShop, value } from './shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeEach(async () => { shop = await openShop() })

const bank = { holder: 'Muster Feinmechanik GmbH', bankName: 'Sparkasse', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' }
const own = { ...exampleShopProfile, bank, name: 'Muster Feinmechanik GmbH', lines: ['Am Werk 3'], city: 'Jena', postalCode: '07743', country: 'DE', timeZone: 'Europe/Berlin', gs1CompanyPrefix: '4012345' }
const manager = () => shop.as('manager')
const set = async (body = own, version = 0) => value(await manager().setShopProfile({ version, body }))
const printed = async (documentHash: string): Promise<string> => new TextDecoder().decode(await shop.ports.files.read({ owner: (await shop.read()).customerId, sha256: documentHash }))
const issued = async () => {
  const state = await shop.issue()
  if (state.status !== 'OutForSignature') throw new Error(state.status)
  return state.document
}

describe("the shop's profile", () => {
  it('is the sample shop until a manager sets it, and then said as a whole', async () => {
    expect(value(await shop.as('operator').readShopProfile({}))).toMatchObject({ ...sampleShop, version: 0 })
    expect(await set()).toMatchObject({ ...own, version: 1 })
    expect(await manager().setShopProfile({ version: 0, body: own })).toMatchObject({ problem: { status: 412, code: 'stale-version' } })
    const { vatId: _vatId, ...without } = own
    expect(await set(without, 1)).not.toHaveProperty('vatId')
    // Where the shop is paid is in its contracts; other services need not know.
    const told = ({ bank: _bank, ...profile }: typeof without) => profile
    const { bank: _, ...whole } = own
    expect((await shop.published()).filter(({ type }) => type === 'ShopProfileSet').map(({ aggregateVersion, exportClass, data }) => ({ aggregateVersion, exportClass, data }))).toEqual([{ aggregateVersion: 1, exportClass: 'public', data: whole }, { aggregateVersion: 2, exportClass: 'public', data: told(without) }])
  })

  it('is neither read by a customer nor set by anybody but a manager', async () => {
    expect(await shop.as('buyer').readShopProfile({})).toMatchObject({ problem: { status: 403 } })
    expect(await shop.as('planner').setShopProfile({ version: 0, body: own })).toMatchObject({ problem: { status: 403 } })
  })

  it.each([
    [{ gs1CompanyPrefix: '061' }, 'gs1-prefix-wrong', '/gs1CompanyPrefix'], [{ timeZone: 'Asia/Balanagar' }, 'time-zone-unknown', '/timeZone'], [{ email: 'office' }, 'email-wrong', '/email'], [{ bank: { ...bank, iban: 'DE88370400440532013000' } }, 'iban-wrong', '/bank/iban'],
  ])('is refused at the field: %j', async (wrong, code, pointer) => {
    expect(await manager().setShopProfile({ version: 0, body: { ...own, ...wrong } })).toMatchObject({ problem: { status: 422, code, errors: [{ pointer }] } })
  })
})

describe('a contract', () => {
  it('is in the name the shop had when its document was asked for, though it has another when it is made', async () => {
    await set()
    shop.clock.set('2026-03-02T23:30:00.000Z')
    value(await shop.as('sales-engineer').issueContract({ params: { contractId }, version: (await shop.read()).version, body: exampleIssue }))
    await set({ ...own, name: 'Renamed GmbH' }, 1)
    await shop.work()
    const state = await shop.read()
    if (state.status !== 'OutForSignature') throw new Error(state.status)
    const text = await printed(state.document.documentHash)
    for (const said of ['Muster Feinmechanik GmbH', 'Jena 07743, DE', 'VAT/GST no. 36AABCK1234L1Z5', 'office@kaveri.example · +91 40 5550 0100', '3 March 2026', 'DE89 3704 0044 0532 0130 00', 'COBADEFFXXX']) expect(text).toContain(said)
    for (const not of ['Renamed', 'Kaveri Precision Works']) expect(text).not.toContain(not)
  })

  it('keeps that name in its amendments', async () => {
    await set()
    const signed = await shop.signBoth()
    await set({ ...own, name: 'Renamed GmbH' }, 1)
    const milestones = signed.milestones.map(({ milestoneId, name, gate, amount }) => ({ milestoneId, name, gate, amount }))
    value(await manager().proposeAmendment({ params: { contractId }, version: signed.version, body: { ...exampleAmendment, milestones } }))
    await shop.work()
    const [amendment] = (await shop.read()).amendments
    if (amendment?.status !== 'OutForSignature') throw new Error(amendment?.status)
    expect(await printed(amendment.document.documentHash)).toContain('Muster Feinmechanik GmbH')
  })

  it('is signed by somebody else where the terms, or the contract itself, say so; without the tax number of the shop', async () => {
    await set()
    const { name: _, ...address } = { name: '', lines: ['Kontor 1'], city: 'Erfurt', postalCode: '99084', country: 'DE' }
    expect(value(await manager().readStandardTerms({}))).toMatchObject({ manufacturer: { name: own.name }, fromProfile: true })
    value(await manager().setStandardTerms({ version: 0, body: { ...exampleStandardTerms, manufacturer: { name: 'Muster Holding AG', ...address } } }))
    expect(value(await manager().readStandardTerms({}))).toMatchObject({ manufacturer: { name: 'Muster Holding AG' }, fromProfile: false })
    const document = await issued()
    expect(document.manufacturer).toEqual({ name: 'Muster Holding AG', ...address, timeZone: 'Europe/Berlin' })
    expect(await printed(document.documentHash)).not.toContain('VAT/GST')
    expect(value(await manager().setStandardTerms({ version: 1, body: exampleStandardTerms }))).toMatchObject({ manufacturer: { name: own.name }, fromProfile: true })
  })
})
