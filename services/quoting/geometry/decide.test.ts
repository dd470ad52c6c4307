import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import type { MeasuredSolid, Measurement } from './measurement.ts'
import { GeometryReport } from './report.ts'

const cube: MeasuredSolid = {
  kind: 'measured',
  solid: {
    volumeMm3: 1000,
    volumeRelativeError: 1e-9,
    areaMm2: 600,
    boundingBoxMm: { min: [0, 0, 0], max: [10, 10, 10] },
    centroidMm: [5, 5, 5],
    faces: { total: 6, plane: 6, cylinder: 0, cone: 0, sphere: 0, torus: 0, freeform: 0 },
  },
  closed: true,
  valid: true,
  invalidFaceIds: [],
  gapMm: 1e-7,
  meshVolumeMm3: 1000,
  unmeshedFaceIds: [],
}
const facts: Measurement['facts'] = { format: 'step', schema: 'AUTOMOTIVE_DESIGN', units: 'mm', declaredSolids: 1, kinds: [] }
const measurement = (solids: Measurement['solids'], rest: Partial<Measurement> = {}): Measurement => ({
  facts, looseFaces: 0, solids, ...rest,
})
const sized = (size: number): MeasuredSolid => ({
  ...cube, solid: { ...cube.solid, boundingBoxMm: { min: [0, 0, 0], max: [size / 2, size / 3, size] } },
})
const outcome = (input: Measurement): unknown => {
  const report = GeometryReport.parse(decide(input, 12))
  return report.decision === 'quotable' ? 'quotable' : report.reason.code
}

describe('a solid is priced unseen', () => {
  test.each([
    ['when all is well', cube, 'quotable'],
    ['never when invalid', { ...cube, valid: false, invalidFaceIds: [3] }, 'invalid-shape'],
    ['never when its shell has gaps', { ...cube, closed: false }, 'open-solid'],
    ['never inside out', { ...cube, solid: { ...cube.solid, volumeMm3: -1000 }, meshVolumeMm3: -1000 }, 'no-volume'],
    ['never without volume', { ...cube, solid: { ...cube.solid, volumeMm3: 0 }, meshVolumeMm3: 0 }, 'no-volume'],
    ['when the gap is within one in a thousand', { ...cube, gapMm: 0.0099 }, 'quotable'],
    ['never when the gap is wider', { ...cube, gapMm: 0.0101 }, 'imprecise-shape'],
    ['when mesh and exact volume agree within 1 %', { ...cube, meshVolumeMm3: 990.1 }, 'quotable'],
    ['never when they differ by more', { ...cube, meshVolumeMm3: 1010.1 }, 'mesh-mismatch'],
    ['never when a face could not be meshed', { ...cube, unmeshedFaceIds: [2] }, 'mesh-mismatch'],
    ['never on a poor integration', { ...cube, solid: { ...cube.solid, volumeRelativeError: 2e-3 } }, 'volume-uncertain'],
    ['at 20 m', sized(20_000), 'quotable'],
    ['never above', sized(20_001), 'implausible-scale'],
    ['at 0.1 mm', sized(0.1), 'quotable'],
    ['never below', sized(0.099), 'implausible-scale'],
    ['never unmeasured', { kind: 'unmeasurable' as const, faceIds: [0], cause: 'Standard_Failure' }, 'unmeasurable-solid'],
  ])('%s', (_, solid, expected) => {
    expect(outcome(measurement([solid]))).toBe(expected)
  })
})

describe('a file is priced unseen', () => {
  test.each([
    ['with loose faces beside the solid', measurement([cube], { looseFaces: 3 }), 'quotable'],
    ['never without a solid', measurement([], { facts: { ...facts, declaredSolids: 0 } }), 'no-solids'],
    ['never with several', measurement([cube, cube]), 'several-solids'],
    ['never when a solid got lost', measurement([cube], { facts: { ...facts, declaredSolids: 2 } }), 'solids-lost'],
    ['never without a unit', measurement([cube], { facts: { ...facts, units: 'unknown' } }), 'no-units'],
    ['never with two units', measurement([cube], { facts: { ...facts, units: 'mixed' } }), 'mixed-units'],
  ])('%s', (_, input, expected) => {
    expect(outcome(input)).toBe(expected)
  })
})

test('the gravest warning is the reason, and all of them are told', () => {
  const report = decide(measurement([cube, { ...cube, valid: false, invalidFaceIds: [7] }], { looseFaces: 1 }), 12)
  expect(report).toMatchObject({ decision: 'needs-person', reason: { code: 'invalid-shape' }, milliseconds: 12 })
  expect(report.warnings.map(({ code }) => code)).toEqual(['loose-geometry', 'several-solids', 'invalid-shape'])
})

test('faces are numbered through the whole file', () => {
  const open: MeasuredSolid = { ...cube, closed: false }
  const report = decide(measurement([cube, { kind: 'unmeasurable', faceIds: [6, 7], cause: '' }, open]), 12)
  expect(report.warnings.find(({ code }) => code === 'open-solid')?.faceIds).toEqual([8, 9, 10, 11, 12, 13])
})

test('of a solid whose faces are not known nothing is said, and its process is unknown', () => {
  const [solid] = decide(measurement([cube]), 1).solids
  expect(solid).toMatchObject({ holes: [], bores: [], features: [], minInternalCornerRadiusMm: null, process: 'unknown', setups: 0 })
})
