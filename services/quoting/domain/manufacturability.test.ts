import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nothingRecognised, type Annotation, type FeatureKind, type Hole, type Solid } from '../geometry/report.ts'
import { RuleId, type ShopRules } from '../manufacturability-view.ts'
import { findingsOf } from './findings.ts'
import { rulesNow, setRules, usualRules } from './manufacturability.ts'

const hole = (diameterMm: number, depthMm: number, ...faceIds: number[]): Hole => ({ kind: 'blind', diameterMm, depthMm, through: false, flatBottom: false, axis: [0, 0, 1], faceIds })
/** A full block of 100 × 60 × 20 mm unless told otherwise. */
const block = (changes: Partial<Solid> = {}): Solid => ({
  volumeMm3: 120_000, volumeRelativeError: 0, areaMm2: 18_400, boundingBoxMm: { min: [0, 0, 0], max: [100, 60, 20] }, centroidMm: [50, 30, 10],
  faces: { total: 6, plane: 6, cylinder: 0, cone: 0, sphere: 0, torus: 0, freeform: 0 }, ...nothingRecognised, ...changes,
})
const told = (solid: Partial<Solid>, rules = usualRules) => findingsOf({ solids: [block(solid)], pmi: [] }, rules)
const withLimit = (rule: RuleId, limit?: number): ShopRules => ({ ...usualRules, limits: [{ rule, ...(limit !== undefined && { limit }) }] })

describe('what makes a part dear or hard to make', () => {
  it('finds nothing in a plain block', () => {
    expect(told({})).toEqual([])
    expect(told({ holes: [hole(8, 80, 6)] })).toEqual([])
  })

  it('tells of deep holes once, with the deepest and the faces of all', () => {
    expect(told({ holes: [hole(2, 21, 7), hole(5, 20, 8), hole(1, 15, 9, 10)] })).toEqual([{ rule: 'deep-hole', value: '15.000', limit: '10', count: 2, faceIds: [7, 9, 10] }])
  })

  it('tells of flat bottoms where an end mill does not reach, and of no others', () => {
    const flat = (diameterMm: number, depthMm: number, faceId: number): Hole => ({ ...hole(diameterMm, depthMm, faceId), flatBottom: true })
    expect(told({ holes: [flat(6, 18, 1), flat(6, 19.2, 2), flat(5, 25, 3), hole(5, 25, 4)] })).toEqual([{ rule: 'flat-bottom', value: '5.000', limit: '3', count: 2, faceIds: [2, 3] }])
  })

  it('tells of tolerances that are tight, as the file states them', () => {
    const size: Annotation = { kind: 'dimension', type: 'diameter', nominal: 25, upper: null, lower: null, unit: 'mm', fit: null, role: 'ordinary', faceIds: [3] }
    const zone: Annotation = { kind: 'tolerance', type: 'flatness', value: 0.01, zone: 'width', modifiers: [], datums: [], faceIds: [4] }
    const of = (...pmi: Annotation[]) => findingsOf({ solids: [block()], pmi }, usualRules)
    expect(of(size, { ...size, upper: 0.1, lower: -0.1 }, { ...size, fit: 'H8' }, { kind: 'datum', letter: 'A', faceIds: [1] })).toEqual([])
    expect(of({ ...size, fit: 'H7' }, zone, { ...size, upper: 0.02, lower: 0 })).toEqual([{ rule: 'tight-tolerance', value: '0.010', limit: '0.025', count: 3, faceIds: [3, 4] }])
    expect(of({ ...size, upper: 0.001, lower: 0, role: 'theoretical' }, { ...size, type: 'angle', unit: 'deg', upper: 0.001, lower: 0 }, { ...size, nominal: 600, fit: 'H6' })).toEqual([])
  })

  it('knows standard drills in their three steps, and leaves bored holes alone', () => {
    const odd = (diameter: number) => told({ holes: [hole(diameter, 1, 6)] }).map(({ value }) => value)
    expect([6.8, 13.9, 14.25, 31.75, 32.5, 49.5].flatMap(odd)).toEqual([])
    expect([8.35, 14.1, 33.25].map(odd)).toEqual([['0.050'], ['0.100'], ['0.250']])
    expect(odd(61.37)).toEqual([])
  })

  it('tells of thin drills, tight corners, many setups, large parts and much cut away', () => {
    expect(told({ holes: [hole(0.8, 2, 6)] }).map(({ rule, value }) => [rule, value])).toEqual([['small-hole', '0.800']])
    expect(told({ minInternalCornerRadiusMm: 0.5 }).map(({ rule, value }) => [rule, value])).toEqual([['tight-corner', '0.500']])
    expect(told({ minInternalCornerRadiusMm: 1 })).toEqual([])
    expect(told({ setups: 4 }).map(({ rule, value, limit }) => [rule, value, limit])).toEqual([['many-setups', '4.000', '3']])
    expect(told({ boundingBoxMm: { min: [-1, 0, 0], max: [800, 10, 10] }, volumeMm3: 80_000 }).map(({ rule, value }) => [rule, value])).toEqual([['large-part', '801.000']])
    expect(told({ boundingBoxMm: { min: [0, 0, 0], max: [800.0000001, 10, 10] }, volumeMm3: 80_000 })).toEqual([])
    expect(told({ volumeMm3: 6_000 }).map(({ rule, value }) => [rule, value])).toEqual([['much-removed', '95.000']])
  })

  it('tells of thin walls, undercuts, and pockets too deep for the tool that goes in; a passage is reached from both ends', () => {
    expect(told({ walls: [{ thicknessMm: 0.6, faceIds: [1, 2] }, { thicknessMm: 0.75, faceIds: [2, 3] }, { thicknessMm: 0.8, faceIds: [4, 5] }] })).toEqual([{ rule: 'thin-wall', value: '0.600', limit: '0.8', count: 2, faceIds: [1, 2, 3] }])
    expect(told({ undercuts: [{ hiddenPercent: 100, faceIds: [7] }, { hiddenPercent: 40, faceIds: [8] }] })).toEqual([{ rule: 'undercut', value: '100.000', limit: '50', count: 1, faceIds: [7] }])
    const deep = (kind: FeatureKind, depthMm: number | null, toolMm: number | null) => told({ features: [{ kind, faceIds: [3, 4], depthMm, toolMm }] }).map(({ rule, value }) => [rule, value])
    expect(deep('pocket', 41, 10)).toEqual([['deep-pocket', '4.100']])
    expect(deep('rectangular-blind-slot', 40, 10)).toEqual([])
    expect(deep('rectangular-passage', 41, 10)).toEqual([])
    expect(deep('rectangular-passage', 81, 10)).toEqual([['deep-pocket', '4.050']])
    expect(deep('boss', null, null)).toEqual([])
  })

  it("holds parts against the shop's own limits, and keeps quiet where the shop does not want to hear", () => {
    const deep = { holes: [hole(2, 21, 7)] }
    expect(told(deep, withLimit('deep-hole', 12))).toEqual([])
    expect(told(deep, withLimit('deep-hole'))).toEqual([])
    expect(told(deep, withLimit('deep-hole', 5)).map(({ limit }) => limit)).toEqual(['5'])
  })

  it('a limit that is eased never tells more', () => {
    const holes = fc.array(fc.record({ diameter: fc.double({ min: 0.2, max: 60, noNaN: true }), depth: fc.double({ min: 0.1, max: 300, noNaN: true }) }), { maxLength: 12 })
    fc.assert(fc.property(holes, fc.double({ min: 1, max: 30, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }), (all, limit, eased) => {
      const part = { holes: all.map(({ diameter, depth }, id) => hole(diameter, depth, id)) }
      const count = (at: number) => told(part, withLimit('deep-hole', at)).find(({ rule }) => rule === 'deep-hole')?.count ?? 0
      expect(count(limit + eased)).toBeLessThanOrEqual(count(limit))
    }))
  })
})

describe("the shop's limits", () => {
  it('are the usual ones until set, and those that are not named stay usual', () => {
    expect(rulesNow(usualRules).map(({ rule }) => rule)).toEqual(RuleId.options)
    expect(rulesNow(usualRules).every(({ limit, usual }) => limit === usual)).toBe(true)
    const decision = setRules(usualRules, { limits: [{ rule: 'large-part', limit: 1200 }, { rule: 'drill-size' }] })
    const rules = decision.ok ? rulesNow(decision.value.next) : []
    expect(rules.filter(({ limit, usual }) => limit !== usual).map(({ rule, limit }) => [rule, limit])).toEqual([['drill-size', undefined], ['large-part', 1200]])
  })

  it('name each rule once', () => {
    expect(setRules(usualRules, { limits: [{ rule: 'deep-hole', limit: 8 }, { rule: 'deep-hole' }] })).toMatchObject({ ok: false, error: { code: 'rule-twice', field: '/limits/1/rule' } })
  })
})
