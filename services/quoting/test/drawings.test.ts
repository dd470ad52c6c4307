import { describe, expect, it } from 'vitest'
import { exampleOffer, examplePlan, exampleWishes } from '../examples.ts'
import { analyse } from '../geometry/analyse.ts'
import { dxf, flange, pdf, text } from '../geometry/samples/drawings.ts'
import { problem, shop, step, value } from './shop.ts'

/** A draft with one drawing, read by the real reader. */
const drawn = async (bytes: Uint8Array, as: { readonly name: string; readonly contentType: string } = { name: 'flange.pdf', contentType: 'application/pdf' }) => {
  const at = shop({ analyse })
  await value(at.as('manager').setOffer({ version: 0, body: exampleOffer }))
  const { rfqId } = await value(at.as('buyer').openRequest({ body: exampleWishes }))
  const sha256 = await at.ports.files.write('cus_aurora', bytes, as.contentType)
  await value(at.as('buyer').attachDocument({ params: { rfqId }, version: 1, body: { ...step(sha256), ...as } }))
  await at.work()
  const params = { rfqId, sha256 }
  const rfq = await value(at.as('buyer').readRequest({ params }))
  return { at, params, rfq, drawing: await at.as('buyer').readDrawing({ params }) }
}

describe('a drawing', () => {
  it('says what it says and what it cannot, and waits for a person', async () => {
    const { at, params, rfq, drawing } = await drawn(await pdf(flange))
    expect(rfq.documents[0]).toMatchObject({ analysis: { status: 'NeedsPerson', code: 'drawing-only' }, drawing: { bytes: expect.any(Number) } })
    expect(rfq.documents[0]).not.toHaveProperty('shape')
    expect(rfq.documents[0]?.findings).toEqual([{ rule: 'tight-tolerance', value: '0.021', limit: '0.025', count: 1, faceIds: [], suggestions: [10] }])
    const { suggestions, unknown, pages } = await value(Promise.resolve(drawing))
    expect([pages, unknown]).toEqual([2, ['volume', 'views']])
    expect(suggestions.map(({ kind, value: said, page, offered }) => [kind, said, page, offered].filter((each) => each !== undefined).join(' | '))).toEqual([
      'drawing-number | AP-9001-2 | 1', 'revision | C | 1', 'material | 1.4404 (AISI 316L) | 1 | 1.4404 (316L)', 'general-tolerance | ISO 2768-mK | 1', 'surface | Ra 1.6 | 1', 'edges | 2. DEBURR ALL EDGES, ISO 13715 | 1',
      'treatment | 3. PASSIVATE PER ASTM A967 | 1', 'thread | M8x1.25-6H | 1', 'note | Packed singly, threads protected by caps | 2', 'dimension | Ø25 H7 | 1',
    ])
    expect(await problem(at.as('buyer', 'borealis').readDrawing({ params }))).toBe('404 not-found')
  })

  it('is read from DXF too, by layer', async () => {
    const { drawing } = await drawn(Buffer.from(dxf({ entities: [text(0, 0, 'Ra 0.8')], header: [[9, '$INSUNITS'], [70, 0]] })), { name: 'flange.DXF', contentType: 'application/octet-stream' })
    expect(await value(Promise.resolve(drawing))).toEqual({ format: 'dxf', pages: 0, layers: ['HIDDEN', 'NOTES'], units: 'unknown', extentsMm: null, suggestions: [{ number: 1, kind: 'surface', value: 'Ra 0.8', source: 'Ra 0.8', layer: 'NOTES' }], unknown: ['volume', 'views', 'units'] })
  })

  it('that is none is for a person, and says nothing', async () => {
    const { rfq, drawing } = await drawn(new TextEncoder().encode('%PDF-1.7 a drawing'))
    expect(rfq.documents[0]).toMatchObject({ analysis: { status: 'NeedsPerson', code: 'unreadable-drawing' } })
    expect(drawing).toMatchObject({ ok: false, problem: { status: 404, code: 'not-found' } })
  })
})

describe('taking a suggestion', () => {
  it('makes a line with its source, once: the buyer before sending, the sales engineer in review', async () => {
    const { at, params, rfq } = await drawn(await pdf(flange))
    const [buyer, sales] = [at.as('buyer'), at.as('sales-engineer')]
    const taken = await value(buyer.addRequirement({ params, version: rfq.version, body: { suggestion: 3 } }))
    expect(taken.requirements.at(-1)).toMatchObject({ kind: 'material', text: 'MATERIAL: 1.4404 (AISI 316L)', source: { kind: 'drawing', documentId: params.sha256, suggestion: 3, page: 1 } })
    const again = await value(buyer.addRequirement({ params, version: taken.version, body: { suggestion: 3 } }))
    expect(again).toEqual(taken)
    expect(await problem(sales.addRequirement({ params, version: taken.version, body: { suggestion: 1 } }))).toBe('409 request-not-in-review')
    const submitted = await value(buyer.submitRequest({ params, version: taken.version, body: {} }))
    const reviewed = await value(sales.startReview({ params, version: submitted.version, body: {} }))
    expect(await problem(buyer.addRequirement({ params, version: reviewed.version, body: { suggestion: 4 } }))).toBe('409 request-not-draft')
    const added = await value(sales.addRequirement({ params, version: reviewed.version, body: { suggestion: 8 } }))
    expect(added.requirements.at(-1)).toMatchObject({ kind: 'note', text: 'M8x1.25-6H', answer: { status: 'Open' } })
    expect((await value(sales.timeline({ params: { orderId: rfq.orderId }, query: { limit: 100 } }))).items.filter(({ type }) => type === 'RequirementAdded')).toHaveLength(2)
  })

  it('refuses what the drawing does not say, and files that say nothing', async () => {
    const { at, params, rfq } = await drawn(await pdf(flange))
    const buyer = at.as('buyer')
    expect(await problem(buyer.addRequirement({ params, version: rfq.version, body: { suggestion: 99 } }))).toBe('422 suggestion-missing')
    expect(await problem(buyer.addRequirement({ params: { ...params, sha256: 'f'.repeat(64) }, version: rfq.version, body: { suggestion: 1 } }))).toBe('404 not-found')
    expect(await problem(buyer.addRequirement({ params, version: 1, body: { suggestion: 1 } }))).toBe('412 stale-version')
    expect(await problem(at.as('buyer', 'borealis').addRequirement({ params, version: rfq.version, body: { suggestion: 1 } }))).toBe('404 not-found')
  })

  it('does not let a price out before a person has looked at the drawing', async () => {
    const { at, params, rfq } = await drawn(await pdf(flange))
    const [sales, planner] = [at.as('sales-engineer'), at.as('planner')]
    const submitted = await value(at.as('buyer').submitRequest({ params, version: rfq.version, body: {} }))
    let seen = await value(sales.startReview({ params, version: submitted.version, body: {} }))
    for (const { line } of seen.requirements) seen = await value(sales.answerRequirement({ params: { ...params, line: String(line) }, version: seen.version, body: { answer: 'accept' } }))
    const { planId, version } = await value(planner.draftPlan({ params, body: examplePlan }))
    const send = () => planner.submitPlan({ params: { planId }, version, body: { validDays: 30 } })
    expect(await problem(send())).toBe('409 documents-not-measured')
    const looked = await value(sales.acknowledgeMeasurement({ params, version: seen.version, body: { note: 'Turned flange, measured by hand.' } }))
    expect(looked.documents[0]).toMatchObject({ analysis: { status: 'Acknowledged', code: 'drawing-only' }, drawing: { bytes: expect.any(Number) } })
    // The drawing says 1.4404 and revision C; the form said aluminium, and the file was sent as revision A.
    expect(await problem(send())).toBe('409 requirements-conflict')
    const { conflicts } = await value(at.as('buyer').readConflicts({ params }))
    expect(conflicts.map(({ of, asked, said, page, settled }) => [of, asked, said, page, settled])).toEqual([['revision', 'A', 'C', 1, false], ['material', 'EN AW-6082 T6', '1.4404 (AISI 316L)', 1, false]])
    seen = looked
    for (const { line } of conflicts) seen = await value(sales.answerRequirement({ params: { ...params, line: String(line) }, version: seen.version, body: { answer: 'except', exception: 'The form holds.' } }))
    expect((await value(at.as('buyer').readConflicts({ params }))).conflicts.every(({ settled }) => settled)).toBe(true)
    expect((await problem(send()))).toBe('409 plan-outdated')
  })
})
