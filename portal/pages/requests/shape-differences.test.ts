import { describe, expect, it } from 'vitest'
import type { Document, Drilled, Measures } from '#services/quoting/rfq-view.ts'
import { measuredOf, predecessorOf, shapeDifferences } from './shape-differences.ts'

const hole = (count: number, diameterMm = '8', kind: Drilled['kind'] = 'through'): Drilled => ({ kind, diameterMm, depthMm: '12', count })
const sized = (diameterMm: string, kind: Drilled['kind']): Omit<Drilled, 'count'> => ({ kind, diameterMm, depthMm: '12' })
const machining = (drilled: Drilled[], setups = 2): Measures['machining'] => ({ process: 'milled', setups, holes: drilled.length, findings: [], drilled })
const plate: Measures = { volumeMm3: '12000', areaMm2: '5200', boundingBoxMm: { min: ['0', '0', '-6'], max: ['100', '10', '6'] }, solids: 1, faces: 9, units: 'mm', warnings: [], machining: machining([hole(4), hole(1, '6.8', 'blind')]) }

describe('what is different in a shape', () => {
  it('is nothing in the same one, however it is written', () => {
    expect(shapeDifferences(plate, { ...plate, volumeMm3: '12000.000001', boundingBoxMm: { min: ['5', '0', '0'], max: ['105', '10', '12'] } })).toEqual([])
  })

  it('is told in figures, holes by kind and size', () => {
    const after: Measures = { ...plate, volumeMm3: '11400', areaMm2: '5300', boundingBoxMm: { min: ['0', '0', '-6'], max: ['100', '12', '6'] }, faces: 11, machining: machining([hole(6), hole(1, '5')], 3) }
    expect(shapeDifferences(plate, after)).toEqual([
      { what: 'volumeMm3', before: 12_000, after: 11_400 }, { what: 'areaMm2', before: 5_200, after: 5_300 }, { what: 'boundingBoxMm', before: [100, 10, 12], after: [100, 12, 12] },
      { what: 'faces', before: 9, after: 11 }, { what: 'setups', before: 2, after: 3 },
      { what: 'hole', hole: sized('8', 'through'), before: 4, after: 6 }, { what: 'hole', hole: sized('6.8', 'blind'), before: 1, after: 0 }, { what: 'hole', hole: sized('5', 'through'), before: 0, after: 1 },
    ])
  })

  it('leaves out what was not told of one of them', () => {
    const { machining: _, ...bare } = plate
    expect(shapeDifferences(bare, plate)).toEqual([])
  })
})

describe('the file that another takes the place of', () => {
  const document = (name: string, measures: Measures | undefined = plate): Document => ({
    sha256: name.padEnd(64, '0'), name, bytes: 1, contentType: 'model/step', revision: 'A', exportClass: 'confidential', addedBy: { id: 'b', name: 'Bea' }, addedAt: '2026-03-02T08:00:00.000Z',
    analysis: measures ? { status: 'Measured', measures, at: '2026-03-02T08:00:00.000Z' } : { status: 'Pending' },
  })
  it.each([
    ['bracket_B.step', ['bracket_A.step'], 'bracket_A.step'], ['bracket rev 2.stp', ['bracket rev 1.stp'], 'bracket rev 1.stp'], ['AP-4711-revC.step', ['AP-4711-revA.step', 'AP-4711-revB.step'], 'AP-4711-revB.step'],
    ['flange.step', ['FLANGE.STEP'], 'FLANGE.STEP'], ['flange.step', ['cover.step'], undefined], ['flange.step', [], undefined],
  ])('%s after %j is %s', (name, earlier, wanted) => {
    const documents = [...earlier, name].map((each, index) => ({ ...document(each), sha256: `${index}`.padEnd(64, '0') }))
    const last = documents.at(-1)
    expect(last && predecessorOf(last, measuredOf(documents))?.document.name).toBe(wanted)
  })
  it('is a measured one', () => {
    expect(measuredOf([document('a.step', undefined)])).toHaveLength(1)
    expect(measuredOf([{ ...document('a.step'), analysis: { status: 'Pending' } }])).toEqual([])
  })
})
