import { describe, expect, it } from 'vitest'
import { ok } from '#shared/kernel/result.ts'
import type { Hole, Solid } from '../geometry/report.ts'
import { nothingRecognised } from '../geometry/report.ts'
import type { Analysis, Rfq } from '../rfq-view.ts'
import { Rfq as RfqSchema } from '../rfq-view.ts'
import { buyer, drafted, file, inReview, next, now, quoted, refusal, sales, told, withDrawing } from '../test/states.ts'
import { analysisOf } from './analysis.ts'
import { acknowledge, attach, recordAnalysis } from './attach.ts'
import { usualRules } from './manufacturability.ts'
import { withdraw } from './rfq.ts'

const step = { ...file('part.STP'), contentType: 'application/octet-stream' }
const withStep = (): Rfq => next(attach(drafted(), step, buyer, now))
const person: Analysis = { status: 'NeedsPerson', code: 'several-solids', message: 'Two bodies.', at: now }
const analysis = (rfq: Rfq) => rfq.documents[0]?.analysis.status

const solid = (at: number, changes: Partial<Solid> = {}): Solid => ({
  volumeMm3: 0.1, volumeRelativeError: 0, areaMm2: 0.6, boundingBoxMm: { min: [at, -1, 0], max: [at + 1, 2, 3] }, centroidMm: [0, 0, 0],
  faces: { total: 6, plane: 6, cylinder: 0, cone: 0, sphere: 0, torus: 0, freeform: 0 }, ...nothingRecognised, ...changes,
})
const report = { format: 'step', schema: 'AP242', units: 'in', milliseconds: 3, warnings: [] } as const
const quotable = (...solids: Solid[]) => analysisOf(ok({ ...report, decision: 'quotable', warnings: [], pmi: [], solids }), usualRules, now)

describe('attaching', () => {
  it('adds a requirement line, and asks for what can be read to be read', () => {
    expect(told(attach(drafted(), step, buyer, now))).toEqual(['DocumentAttached', 'MeasurementRequested'])
    for (const name of ['flange.pdf', 'flange.DXF']) expect(told(attach(drafted(), file(name), buyer, now))).toEqual(['DocumentAttached', 'MeasurementRequested'])
    expect(told(attach(drafted(), file('drawing.dwg'), buyer, now))).toEqual(['DocumentAttached'])
    expect(analysis(withStep())).toBe('Pending')
    expect(analysis(withDrawing())).toBe('NotAnalysed')
    expect(withStep().requirements.at(-1)).toMatchObject({ line: 9, kind: 'document', text: 'part.STP · A', answer: { status: 'Open' } })
  })

  it('is open to new documents until the request is quoted', () => {
    expect(told(attach(inReview(), file('spec.docx'), sales, now))).toEqual(['DocumentAttached'])
    expect(refusal(attach(quoted(), file('spec.docx'), buyer, now))).toBe('request-quoted')
    expect(refusal(attach(next(withdraw(drafted(), { by: buyer, reason: 'x' }, now)), step, buyer, now))).toBe('request-closed')
  })

  it('refuses the same content twice, and more documents than a request takes', () => {
    expect(refusal(attach(withStep(), { ...step, name: 'other.step' }, buyer, now))).toBe('document-already-attached /sha256')
    const many = Array.from({ length: 50 }, (_, index) => file(`${index}.dwg`)).reduce((rfq, each) => next(attach(rfq, each, buyer, now)), drafted())
    expect(refusal(attach(many, step, buyer, now))).toBe('too-many-documents')
  })
})

describe('measurements', () => {
  it('are recorded once, and never take the place of what a person has judged', () => {
    const measured = next(recordAnalysis(withStep(), step.sha256, quotable(solid(0))))
    expect(analysis(measured)).toBe('Measured')
    expect(told(recordAnalysis(measured, step.sha256, person))).toEqual([])
    const judged = next(acknowledge(next(recordAnalysis(withStep(), step.sha256, person)), step.sha256, 'A set.', sales, now))
    expect(judged.documents[0]?.analysis).toEqual({ status: 'Acknowledged', code: 'several-solids', message: 'Two bodies.', by: sales, at: now, note: 'A set.' })
    expect(told(recordAnalysis(judged, step.sha256, quotable(solid(0))))).toEqual([])
  })

  it('still arrive when a person went ahead without them, and when the request was closed meanwhile', () => {
    const ahead = next(acknowledge(withStep(), step.sha256, 'From the drawing.', sales, now))
    expect(analysis(ahead)).toBe('Acknowledged')
    expect(analysis(next(recordAnalysis(ahead, step.sha256, person)))).toBe('NeedsPerson')
    const closed = next(withdraw(withStep(), { by: buyer, reason: 'x' }, now))
    expect(told(recordAnalysis(closed, step.sha256, person))).toEqual(['DocumentMeasured'])
    expect(told(recordAnalysis(closed, file('nothing').sha256, person))).toEqual([])
  })

  it('are acknowledged only when there is something to acknowledge', () => {
    expect(told(acknowledge(withStep(), step.sha256, 'x', sales, now))).toEqual(['MeasurementAcknowledged'])
    expect(refusal(acknowledge(withDrawing(), file('drawing.dwg').sha256, 'x', sales, now))).toBe('nothing-to-acknowledge')
    expect(refusal(acknowledge(withStep(), file('nothing').sha256, 'x', sales, now))).toBe('not-found')
    expect(refusal(acknowledge(next(withdraw(withStep(), { by: buyer, reason: 'x' }, now)), step.sha256, 'x', sales, now))).toBe('request-closed')
  })
})

describe('what a geometry report says', () => {
  it('is summed over the solids, as decimals', () => {
    expect(quotable(solid(0), solid(5))).toEqual({
      status: 'Measured', at: now,
      measures: { volumeMm3: '0.200000', areaMm2: '1.200000', boundingBoxMm: { min: ['0.000000', '-1.000000', '0.000000'], max: ['6.000000', '2.000000', '3.000000'] }, solids: 2, faces: 12, units: 'in', warnings: [],
        machining: { process: 'unknown', setups: 0, holes: 0, findings: [{ rule: 'much-removed', value: '98.889', limit: '90', count: 2, faceIds: [] }], drilled: [] } },
    })
    const turned = [solid(0, { process: 'turned', setups: 1 }), solid(5, { process: 'turned', setups: 2 })]
    expect(quotable(...turned)).toMatchObject({ measures: { machining: { process: 'turned', setups: 3 } } })
    expect(quotable(...turned, solid(9, { process: 'milled' }))).toMatchObject({ measures: { machining: { process: 'unknown' } } })
  })

  it('tells holes by kind and size: what one drill makes is one line', () => {
    const hole = (diameterMm: number, depthMm: number): Hole => ({ kind: 'blind', diameterMm, depthMm, through: false, flatBottom: false, axis: [0, 0, 1], faceIds: [] })
    expect(quotable(solid(0, { holes: [hole(5.001, 10), hole(8, 10), hole(4.999, 10.002)] }))).toMatchObject({
      measures: { machining: { holes: 3, drilled: [{ kind: 'blind', diameterMm: '5.00', depthMm: '10.00', count: 2 }, { kind: 'blind', diameterMm: '8.00', depthMm: '10.00', count: 1 }] } },
    })
  })

  it('keeps the numbers, the reason and the warnings of a shape a person must see', () => {
    const reason = { code: 'several-solids', message: 'Two bodies.' } as const
    const said = analysisOf(ok({ ...report, decision: 'needs-person', reason, warnings: [{ ...reason, faceIds: [] }], pmi: [], solids: [solid(0)] }), usualRules, now)
    expect(said).toMatchObject({ ...person, measures: { solids: 1, warnings: ['several-solids'] } })
  })

  it('needs a person when nothing can be stored of it, and whenever there is no report', () => {
    expect(quotable(solid(0, { volumeMm3: 1e12 }))).toMatchObject({ status: 'NeedsPerson', code: 'out-of-range' })
    expect(quotable(solid(0, { areaMm2: Number.NaN }))).toMatchObject({ status: 'NeedsPerson', code: 'out-of-range' })
    for (const code of ['empty-file', 'too-large', 'not-a-step-file', 'unreadable-step', 'timeout', 'out-of-memory', 'crashed', 'closed'] as const) {
      expect(analysisOf({ ok: false, error: { code, message: 'So.' } }, usualRules, now)).toEqual({ status: 'NeedsPerson', code, message: 'So.', at: now })
    }
  })

  it('fits the stored schema', () => {
    const measured = next(recordAnalysis(withStep(), step.sha256, quotable(solid(-123456.789))))
    expect(RfqSchema.parse(measured)).toEqual(measured)
  })
})
