import { describe, expect, it } from 'vitest'
import { customers } from '#shared/adapters/local/sample-people.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import { fail, ok } from '#shared/kernel/result.ts'
import { examplePlan, exampleWishes } from '../examples.ts'
import { accepted, cube, inReview, problem, shop, step, upload, value } from './shop.ts'

describe('files', () => {
  it('attaches only what has arrived, with its real size, and links it to those who may see it', async () => {
    const at = shop()
    const buyer = at.as('buyer')
    const { rfqId } = await value(buyer.openRequest({ body: exampleWishes }))
    const link = await value(buyer.requestUpload({ body: { sha256: sha256('x'), bytes: 1, contentType: 'model/step' } }))
    expect(link.method).toBe('PUT')
    expect(await problem(buyer.attachDocument({ params: { rfqId }, version: 1, body: step(sha256('never uploaded')) }))).toBe('422 file-not-uploaded')
    const hash = await upload(at, 'ISO-10303-21; 25 bytes!!')
    const rfq = await value(buyer.attachDocument({ params: { rfqId }, version: 1, body: step(hash) }))
    expect(rfq.documents[0]).toMatchObject({ bytes: 24, analysis: { status: 'Pending' } })
    expect(rfq.requirements.at(-1)).toMatchObject({ kind: 'document', answer: { status: 'Open' } })
    expect((await value(buyer.readDocument({ params: { rfqId, sha256: hash } }))).url).toContain(hash)
    expect(await problem(buyer.readDocument({ params: { rfqId, sha256: sha256('other') } }))).toBe('404 not-found')
    expect(await problem(at.as('buyer', 'borealis').readDocument({ params: { rfqId, sha256: hash } }))).toBe('404 not-found')
  })

  it("takes another customer's file for one never uploaded, whoever knows its hash, until the same bytes are uploaded", async () => {
    const at = shop()
    const hash = await upload(at, 'the drawing of aurora')
    const borealis = at.as('buyer', 'borealis')
    const { rfqId } = await value(borealis.openRequest({ body: exampleWishes }))
    const attach = (sha: string) => problem(borealis.attachDocument({ params: { rfqId }, version: 1, body: step(sha) }))
    const refused = await attach(sha256('never uploaded'))
    expect(refused).toBe('422 file-not-uploaded')
    expect(await attach(hash)).toBe(refused)
    const again = () => value(borealis.requestUpload({ body: { sha256: hash, bytes: 21, contentType: 'model/step' } }))
    expect((await again()).stored).toBe(false)
    expect(await attach(hash)).toBe(refused)
    await upload(at, 'the drawing of aurora', 'borealis')
    expect((await again()).stored).toBe(true)
    const { documents } = await value(borealis.attachDocument({ params: { rfqId }, version: 1, body: step(hash) }))
    expect(documents).toHaveLength(1)
    expect((await value(borealis.readDocument({ params: { rfqId, sha256: hash } }))).url).toContain('cus_borealis')
  })

  it("lets the shop upload for the customer of a request it names, and nobody for another customer's", async () => {
    const at = shop()
    const { rfqId } = await value(at.as('buyer').openRequest({ body: exampleWishes }))
    const file = { sha256: sha256('x'), bytes: 1, contentType: 'model/step' }
    expect(await problem(at.as('sales-engineer').requestUpload({ body: file }))).toBe('422 upload-needs-request')
    expect((await value(at.as('sales-engineer').requestUpload({ body: { ...file, rfqId } }))).url).toContain('cus_aurora')
    expect((await value(at.as('buyer').requestUpload({ body: file }))).url).toContain('cus_aurora')
    expect((await value(at.as('buyer', 'borealis').requestUpload({ body: file }))).url).toContain('cus_borealis')
    expect(await problem(at.as('buyer', 'borealis').requestUpload({ body: { ...file, rfqId } }))).toBe('404 not-found')
    await upload(at, 'for them')
    const rfq = await value(at.as('sales-engineer').attachDocument({ params: { rfqId }, version: 1, body: step(sha256('for them')) }))
    expect(rfq.documents).toHaveLength(1)
  })

  it('makes a file of its parts, wherever they were interrupted', async () => {
    const at = shop()
    const buyer = at.as('buyer')
    const texts = ['ISO-10303-21; a large ', 'model, cut in ', 'three']
    const parts = texts.map((each) => ({ sha256: sha256(each), bytes: each.length }))
    const whole = { sha256: sha256(texts.join('')), bytes: texts.join('').length, contentType: 'model/step' }
    const asked = (number: number) => value(buyer.requestUpload({ body: { ...(parts[number] ?? whole), contentType: 'application/octet-stream', part: true } }))
    const send = (number: number, owner: string = customers.aurora.customerId) => at.ports.files.write(`parts-${owner}`, new TextEncoder().encode(texts[number]), 'application/octet-stream')
    const join = (named = parts, changed: Partial<typeof whole> = {}) => buyer.joinUpload({ body: { ...whole, ...changed, parts: named.map((each) => each.sha256) } })
    expect((await asked(0)).url).toContain('parts-cus_aurora')
    await send(0)
    await send(1, customers.borealis.customerId)
    await send(2)
    expect(await Promise.all([0, 1, 2].map(async (number) => (await asked(number)).stored))).toEqual([true, false, true])
    expect(await problem(join())).toBe('422 upload-part-missing')
    await send(1)
    expect(await problem(join(parts.toReversed()))).toBe('422 upload-parts-differ')
    expect(await problem(join(parts, { bytes: whole.bytes - 1 }))).toBe('422 upload-parts-differ')
    expect((await value(buyer.requestUpload({ body: whole }))).stored).toBe(false)
    expect(await value(join())).toEqual({ sha256: whole.sha256, bytes: whole.bytes })
    expect((await value(buyer.requestUpload({ body: whole }))).stored).toBe(true)
    expect(await value(join([{ sha256: sha256('gone'), bytes: 1 }])), 'what is there is not made again').toMatchObject({ bytes: whole.bytes })
    const { rfqId } = await value(buyer.openRequest({ body: exampleWishes }))
    const { documents } = await value(buyer.attachDocument({ params: { rfqId }, version: 1, body: step(whole.sha256) }))
    expect(documents[0]?.bytes).toBe(whole.bytes)
    expect(await problem(at.as('buyer', 'borealis').joinUpload({ body: { ...whole, parts: parts.map((each) => each.sha256) } }))).toBe('422 upload-part-missing')
    expect(await problem(at.as('sales-engineer').joinUpload({ body: { ...whole, parts: [sha256('x')] } }))).toBe('422 upload-needs-request')
  })

  it('measures in a worker and records the result on the document', async () => {
    const at = shop()
    const { rfqId } = await inReview(at)
    expect(await at.work()).toBe(1)
    const rfq = await value(at.as('planner').readRequest({ params: { rfqId } }))
    expect(rfq.documents[0]?.analysis).toMatchObject({ status: 'Measured', measures: { volumeMm3: '1000.000000', areaMm2: '600.000000', faces: 6 } })
  })

  it('keeps the shape beside the file, for those who may have the file', async () => {
    const at = shop()
    const buyer = at.as('buyer')
    const { rfqId } = await value(buyer.openRequest({ body: exampleWishes }))
    const params = { rfqId, sha256: await upload(at, 'ISO-10303-21; military part') }
    await value(buyer.attachDocument({ params: { rfqId }, version: 1, body: { ...step(params.sha256), exportClass: 'military' } }))
    expect(await problem(buyer.readPreview({ params }))).toBe('404 not-found')
    await at.work()
    const { documents: [document] } = await value(buyer.readRequest({ params: { rfqId } }))
    const glb = new TextEncoder().encode('glTF of a cube')
    expect(document?.preview).toEqual({ sha256: sha256(glb), bytes: glb.byteLength })
    expect(await at.ports.files.read({ owner: customers.aurora.customerId, sha256: sha256(glb) })).toEqual(glb)
    for (const role of ['buyer', 'planner', 'inspector'] as const) expect((await value(at.as(role).readPreview({ params }))).url).toContain(sha256(glb))
    for (const role of ['clerk', 'support-agent'] as const) expect(await problem(at.as(role).readPreview({ params }))).toBe('403 not-cleared')
    expect(await problem(at.as('buyer', 'borealis').readPreview({ params }))).toBe('404 not-found')
    expect(await problem(buyer.readPreview({ params: { rfqId, sha256: sha256(glb) } }))).toBe('404 not-found')
  })

  it('keeps the request going when a file cannot be measured, until a person has looked', async () => {
    const at = shop({ analyse: async () => fail({ code: 'unreadable-step', message: 'Cut off.' }) })
    let rfq = await accepted(at)
    expect(rfq.documents[0]?.analysis).toMatchObject({ status: 'NeedsPerson', code: 'unreadable-step' })
    const draft = await value(at.as('planner').draftPlan({ params: { rfqId: rfq.rfqId }, body: examplePlan }))
    const submit = () => at.as('planner').submitPlan({ params: { planId: draft.planId }, version: 1, body: { validDays: 30 } })
    expect(await problem(submit())).toBe('409 documents-not-measured')
    const params = { rfqId: rfq.rfqId, sha256: rfq.documents[0]?.sha256 ?? '' }
    rfq = await value(at.as('sales-engineer').acknowledgeMeasurement({ params, version: rfq.version, body: { note: 'Measured on the drawing.' } }))
    expect(rfq.documents[0]?.analysis).toMatchObject({ status: 'Acknowledged', note: 'Measured on the drawing.' })
    expect((await value(submit())).status).toBe('Submitted')
  })

  it('repeats a measurement whose process crashed, once', async () => {
    let tries = 0
    const at = shop({ analyse: async () => (tries++ === 0 ? fail({ code: 'crashed', message: 'Gone.' }) : ok({ report: cube })) })
    const { rfqId } = await inReview(at)
    await at.work()
    expect((await value(at.as('planner').readRequest({ params: { rfqId } }))).documents[0]?.analysis.status).toBe('Measured')
    expect(tries).toBe(2)
  })

  it('keeps export-controlled data to its customer and those who make the part', async () => {
    const at = shop()
    const { rfqId, orderId } = await value(at.as('buyer').openRequest({ body: exampleWishes }))
    const hash = await upload(at, 'secret')
    const rfq = await value(at.as('buyer').attachDocument({ params: { rfqId }, version: 1, body: { ...step(hash), exportClass: 'military' } }))
    expect(rfq.exportClass).toBe('military')
    for (const role of ['clerk', 'support-agent'] as const) {
      expect(await problem(at.as(role).readDocument({ params: { rfqId, sha256: hash } }))).toBe('403 not-cleared')
      expect(await problem(at.as(role).readRequest({ params: { rfqId } }))).toBe('403 not-cleared')
      // What happened before the drawing came was never restricted.
      expect((await value(at.as(role).timeline({ params: { orderId } }))).items.map(({ type }) => type)).toEqual(['RequestOpened'])
      expect((await value(at.as(role).listRequests({ query: { status: 'Draft' } }))).items).toEqual([])
      expect((await value(at.as(role).listRequests({ query: { text: rfq.number } }))).items).toEqual([])
    }
    expect((await value(at.as('inspector').readDocument({ params: { rfqId, sha256: hash } }))).url).toContain(hash)
    expect((await value(at.as('planner').listRequests({ query: { status: 'Draft' } }))).items).toHaveLength(1)
  })
})
