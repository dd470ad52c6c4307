import { expect, it } from 'vitest'
import { nothingRecognised, type Annotation, type Hole, type Solid } from '../geometry/report.ts'
import { shapeOf } from './shape.ts'

const hole = (diameterMm: number, depthMm: number, ...faceIds: number[]): Hole => ({ kind: 'blind', diameterMm, depthMm, through: false, flatBottom: false, axis: [0, 0, 1], faceIds })
const solid = (changes: Partial<Solid>): Solid => ({
  volumeMm3: 1, volumeRelativeError: 0, areaMm2: 6, boundingBoxMm: { min: [0, 0, 0], max: [1, 1, 1] }, centroidMm: [0, 0, 0],
  faces: { total: 6, plane: 6, cylinder: 0, cone: 0, sphere: 0, torus: 0, freeform: 0 }, ...nothingRecognised, ...changes,
})
const size: Annotation = { kind: 'dimension', type: 'diameter', nominal: 25, upper: null, lower: null, unit: 'mm', fit: null, role: 'ordinary', faceIds: [3] }

it('puts together what one drill makes, and features of one kind, over all solids', () => {
  const { holes, features } = shapeOf({ pmi: [], solids: [solid({ holes: [hole(8, 10, 1), hole(5.001, 10, 2)] }), solid({ holes: [hole(4.999, 10, 7)], features: [{ kind: 'pocket', faceIds: [8, 9], depthMm: null, toolMm: null }, { kind: 'blind-hole', faceIds: [7], depthMm: null, toolMm: null }, { kind: 'pocket', faceIds: [10], depthMm: null, toolMm: null }] })] })
  expect(holes).toEqual([{ kind: 'blind', diameterMm: 5, depthMm: 10, count: 2, faceIds: [2, 7] }, { kind: 'blind', diameterMm: 8, depthMm: 10, count: 1, faceIds: [1] }])
  expect(features).toEqual([{ kind: 'pocket', count: 2, faceIds: [8, 9, 10] }])
})

it('tells the tightest tolerance first, and datums last', () => {
  const pmi: Annotation[] = [{ kind: 'datum', letter: 'A', faceIds: [] }, size, { ...size, upper: 0.1, lower: 0 }, { kind: 'tolerance', type: 'flatness', value: 0.01, zone: 'width', modifiers: [], datums: [], faceIds: [] }]
  expect(shapeOf({ solids: [], pmi }).stated.map((each) => (each.kind === 'datum' ? each.letter : each.kind === 'tolerance' ? each.value : each.upper))).toEqual([0.01, 0.1, null, 'A'])
})
