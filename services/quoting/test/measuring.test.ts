import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { ok } from '#shared/kernel/result.ts'
import { exampleWishes } from '../examples.ts'
import { analyse } from '../geometry/analyse.ts'
import type { Annotation } from '../geometry/report.ts'
import { box, mesh, stlBinary, threeMf } from '../geometry/samples/meshes.ts'
import { cube, problem, shop, step, upload, value } from './shop.ts'

/** Attaches bytes as a STEP file and lets the worker measure them with the real geometry kernel. */
const measured = async (...given: Parameters<typeof measuring>) => (await measuring(...given)).document
const measuring = async (bytes: Uint8Array, as: Partial<ReturnType<typeof step>> = {}) => {
  const at = shop({ analyse })
  const { rfqId } = await value(at.as('buyer').openRequest({ body: exampleWishes }))
  const sha256 = await at.ports.files.write('cus_aurora', bytes, as.contentType ?? 'model/step')
  await value(at.as('buyer').attachDocument({ params: { rfqId }, version: 1, body: { ...step(sha256), ...as } }))
  await at.work()
  const rfq = await value(at.as('buyer').readRequest({ params: { rfqId } }))
  return { document: rfq.documents[0], shape: await at.as('buyer').readShape({ params: { rfqId, sha256 } }), stranger: await at.as('buyer', 'borealis').readShape({ params: { rfqId, sha256 } }) }
}

const part = () => readFile(new URL('../geometry/samples/nist_ftc_06_asme1_rd.stp', import.meta.url))

it('measures a real part in inches to the reference values of another kernel', async () => {
  const { analysis, preview } = (await measured(await part())) ?? {}
  if (analysis?.status !== 'Measured') throw new Error(JSON.stringify(analysis))
  const { volumeMm3, areaMm2, boundingBoxMm, units, faces } = analysis.measures
  expect(Number(volumeMm3) / 3_323_546.0707849413).toBeCloseTo(1, 6)
  expect(Number(areaMm2) / 283_415.42287118715).toBeCloseTo(1, 6)
  expect(boundingBoxMm.max.map((each) => Number(each).toFixed(3))).toEqual(['152.400', '97.790', '0.000'])
  expect(preview?.bytes).toBeGreaterThan(100_000)
  expect({ units, faces }).toEqual({ units: 'in', faces: 144 })
})

it('tells what a part holds, to those who may have the file', async () => {
  const { shape, stranger } = await measuring(await part())
  const { holes, features, stated } = await value(Promise.resolve(shape))
  expect(holes.reduce((sum, { count }) => sum + count, 0)).toBe(12)
  expect(holes.map(({ kind }) => kind)).toContain('counterbore')
  expect(holes.every(({ faceIds, count }) => faceIds.length >= count)).toBe(true)
  expect(features.map(({ kind }) => kind)).not.toContain('blind-hole')
  expect(stated).toEqual([])
  expect(stranger).toMatchObject({ ok: false, problem: { status: 404 } })
})

it('hands a file that was cut off to a person, without a shape', async () => {
  const whole = await part()
  const cut = await measured(whole.subarray(0, whole.length / 2))
  expect(cut).not.toHaveProperty('preview')
  expect(cut).toMatchObject({ analysis: { status: 'NeedsPerson', code: 'unreadable-step' } })
})

it('measures a body of triangles, and leaves it to a person', async () => {
  const document = await measured(stlBinary(box([0, 0, 0], [10, 20, 30])), { name: 'block.stl', contentType: 'model/stl' })
  expect(document).toMatchObject({ analysis: { status: 'NeedsPerson', code: 'no-units', measures: { volumeMm3: '6000.000000', warnings: ['no-units', 'triangles-only'] } } })
  expect(document?.preview?.bytes).toBeGreaterThan(500)
})

it('goes by the name of a file whose type nobody told', async () => {
  const document = await measured(threeMf(`<object id="1">${mesh(box([0, 0, 0], [10, 20, 30]))}</object>`, '<item objectid="1"/>'), { name: 'block.3MF', contentType: 'application/octet-stream' })
  expect(document).toMatchObject({ analysis: { status: 'NeedsPerson', code: 'triangles-only' } })
})

it('hands a file that is no STEP at all to a person', async () => {
  expect(await measured(new TextEncoder().encode('%PDF-1.7'))).toMatchObject({ analysis: { status: 'NeedsPerson', code: 'not-a-step-file' } })
})

describe('what a model states', () => {
  const size: Annotation = { kind: 'dimension', type: 'diameter', nominal: 25, upper: 0.021, lower: 0, unit: 'mm', fit: null, role: 'ordinary', faceIds: [3] }
  const stating = async () => {
    const at = shop({ analyse: async () => ok({ report: { ...cube, pmi: [{ kind: 'datum', letter: 'A', faceIds: [1] }, size] } }) })
    const { rfqId } = await value(at.as('buyer').openRequest({ body: exampleWishes }))
    const sha256 = await upload(at, 'a model with tolerances')
    await value(at.as('buyer').attachDocument({ params: { rfqId }, version: 1, body: step(sha256) }))
    await at.work()
    const params = { rfqId, sha256 }
    return { at, params, rfq: await value(at.as('buyer').readRequest({ params })) }
  }

  it('becomes a line when a person takes it, in words of the standard and with where it is from, once', async () => {
    const { at, params, rfq } = await stating()
    const take = (version: number) => at.as('buyer').addRequirement({ params, version, body: { annotation: 1 } })
    const taken = await value(take(rfq.version))
    const { faceIds: _, ...stated } = size
    expect(taken.requirements.at(-1)).toEqual({ line: taken.requirements.length, kind: 'tolerance', text: 'Ø25 mm +0.021/0', answer: { status: 'Open' }, conversation: [], source: { kind: 'model', documentId: params.sha256, annotation: 1, stated } })
    expect(await value(take(taken.version))).toEqual(taken)
  })

  it('is refused where the model states nothing of that number, and of files that are no model', async () => {
    const { at, params, rfq } = await stating()
    const buyer = at.as('buyer')
    expect(await problem(buyer.addRequirement({ params, version: rfq.version, body: { annotation: 3 } }))).toBe('422 annotation-missing')
    expect(await problem(buyer.addRequirement({ params, version: rfq.version, body: { suggestion: 1 } }))).toBe('404 not-found')
    for (const body of [{}, { suggestion: 1, annotation: 1 }]) expect(await problem(buyer.addRequirement({ params, version: rfq.version, body }))).toBe('422 take-one')
    expect(await problem(at.as('buyer', 'borealis').addRequirement({ params, version: rfq.version, body: { annotation: 1 } }))).toBe('404 not-found')
  })
})
