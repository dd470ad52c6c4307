import * as fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { decide } from '../decide.ts'
import { isGlb } from '../glb.ts'
import { box, mesh, stlBinary, stlText, threeMf, turnedOver, type Triangle } from '../samples/meshes.ts'
import { measureMesh, readMesh, type MeshFormat } from './measure-mesh.ts'

type Own = Exclude<MeshFormat, 'iges'>
const measuring = (bytes: Uint8Array, format: Own) => {
  const read = readMesh(bytes, format)
  return read.ok ? measureMesh(read.value, format) : read
}

const measured = (bytes: Uint8Array, format: Own) => {
  const result = measuring(bytes, format)
  if (!result.ok) throw new Error(result.error)
  return { report: decide(result.value, 0), preview: result.value.preview }
}
const refused = (bytes: Uint8Array, format: Own): string => {
  const result = measuring(bytes, format)
  return result.ok ? 'was read' : result.error
}
const codes = (triangles: readonly Triangle[]) => measured(stlBinary(triangles), 'stl').report.warnings.map(({ code }) => code)
const block = box([1, 2, 3], [11, 22, 33])
const object = (id: number, content: string) => `<object id="${id}" type="model">${content}</object>`

describe('what triangles enclose', () => {
  it.each([['text', stlText(block)], ['binary', stlBinary(block)], ['binary that begins with "solid"', withTitle(stlBinary(block), 'solid part')]])('STL, %s', (_, bytes) => {
    const { report, preview } = measured(bytes, 'stl')
    expect(report).toMatchObject({ format: 'stl', units: 'unknown', decision: 'needs-person', reason: { code: 'no-units' } })
    expect(report.solids).toMatchObject([{ volumeMm3: 6000, areaMm2: 2200, boundingBoxMm: { min: [1, 2, 3], max: [11, 22, 33] }, centroidMm: [6, 12, 18], process: 'unknown' }])
    expect(report.warnings.map(({ code }) => code)).toEqual(['no-units', 'triangles-only'])
    expect(preview && isGlb(preview)).toBe(true)
  })

  it('3MF: the unit, and objects in objects, each where its transforms put it', () => {
    // Shrunk to a half along x, then a quarter of a turn about z, then moved.
    const bytes = threeMf(
      object(1, mesh(box([0, 0, 0], [2, 1, 1]))) + object(2, '<components><component objectid="1" transform="0.5 0 0 0 1 0 0 0 1 0 0 0"/></components>'),
      '<item objectid="2" transform="0 1 0 -1 0 0 0 0 1 10 0 0"/><item objectid="1" transform="1 0 0 0 1 0 0 0 1 0 0 5"/>', 'inch',
    )
    const { report } = measured(bytes, '3mf')
    expect(report).toMatchObject({ format: '3mf', units: 'in', decision: 'needs-person', reason: { code: 'triangles-only' } })
    const [first, second] = report.solids
    expect(report.solids).toHaveLength(2)
    expect(first?.volumeMm3).toBeCloseTo(25.4 ** 3, 6)
    expect(first?.boundingBoxMm.min.map((each) => each / 25.4)).toEqual([expect.closeTo(9), expect.closeTo(0), expect.closeTo(0)])
    expect(first?.boundingBoxMm.max.map((each) => each / 25.4)).toEqual([expect.closeTo(10), expect.closeTo(1), expect.closeTo(1)])
    expect(second?.boundingBoxMm.min.map((each) => each / 25.4)).toEqual([0, 0, expect.closeTo(5)])
  })

  it('a hollow belongs to its body', () => {
    const { report } = measured(stlBinary([...block, ...turnedOver(box([2, 3, 4], [4, 5, 6])), ...box([20, 20, 20], [21, 21, 21])]), 'stl')
    expect(report.solids.map(({ volumeMm3, areaMm2 }) => [volumeMm3, areaMm2])).toEqual([[6000 - 8, 2224], [1, 6]])
  })

  it('is not changed by triangles that rounding has collapsed', () => {
    const [[a, b] = [], [c] = []] = block
    if (!a || !b || !c) throw new Error('no corners')
    expect(codes([[a, a, a], ...block, [a, b, b], [c, a, c]])).toEqual(['no-units', 'triangles-only'])
  })

  it.each<[string, readonly Triangle[], string]>([
    ['a triangle is missing', block.slice(1), 'open-solid'],
    ['one of its triangles is turned over', [...turnedOver(block.slice(0, 1)), ...block.slice(1)], 'open-solid'],
    ['it is inside out', turnedOver(block), 'no-volume'],
    ['it is flat', block.slice(0, 2), 'no-volume'],
    ['there is nothing', [], 'no-solids'],
    ['it is as large as a bridge', box([0, 0, 0], [30_000, 1, 1]), 'implausible-scale'],
    ['there are two', [...block, ...box([50, 0, 0], [51, 1, 1])], 'several-solids'],
  ])('says so when %s', (_, triangles, code) => expect(codes(triangles)).toContain(code))

  it('of any box, wherever it is and however its triangles are shuffled', () => {
    const side = fc.integer({ min: 1, max: 500 })
    const place = fc.integer({ min: -2000, max: 2000 })
    fc.assert(fc.property(fc.tuple(place, place, place), fc.tuple(side, side, side), fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 }), ([x, y, z], [a, b, c], order) => {
      const whole = box([x, y, z], [x + a, y + b, z + c])
      const { report } = measured(stlBinary(order.flatMap((index) => whole.slice(index, index + 1))), 'stl')
      expect(report.solids).toHaveLength(1)
      expect(report.solids[0]?.volumeMm3).toBeCloseTo(a * b * c, 3)
      expect(report.solids[0]?.centroidMm[0]).toBeCloseTo(x + a / 2, 6)
      expect(report.warnings.map(({ code }) => code)).not.toContain('open-solid')
    }))
  })
})

describe('what cannot be read is refused in words', () => {
  const cut = stlBinary(block).subarray(0, 300)
  const part = threeMf(object(1, mesh(block)), '<item objectid="1"/>')
  it.each<[string, Uint8Array, Own, RegExp]>([
    ['a binary STL cut off', cut, 'stl', /12 triangles, and its length/],
    ['a text STL cut off', stlText(block).subarray(0, 400), 'stl', /cut off/],
    ['a coordinate that is none', new TextEncoder().encode('solid\nvertex 1 2 x\nvertex 0 0 0\nvertex 1 1 1\nendsolid'), 'stl', /no number/],
    ['four corners', new TextEncoder().encode('solid\nvertex 1 2 3\nvertex 0 0 0\nvertex 1 1 1\nvertex 1 1 2\nendsolid'), 'stl', /three corners/],
    ['an archive cut off', part.subarray(0, part.length - 30), '3mf', /archive/],
    ['an archive without a model', zipSync({ 'readme.txt': new Uint8Array(3) }), '3mf', /no 3D model/],
    ['a model that is no XML', zipSync({ '3D/3dmodel.model': new TextEncoder().encode('<model><resources></model>') }), '3mf', /well-formed/],
    ['a corner that is not there', threeMf(object(1, '<mesh><vertices/><triangles><triangle v1="0" v2="1" v3="2"/></triangles></mesh>'), '<item objectid="1"/>'), '3mf', /not there/],
    ['an object that is not there', threeMf('', '<item objectid="7"/>'), '3mf', /Object 7/],
    ['objects that contain one another', threeMf(object(1, '<components><component objectid="1"/></components>'), '<item objectid="1"/>'), '3mf', /without end/],
    ['ever more objects in objects', threeMf([...Array(30).keys()].map((id) => object(id, `<components>${`<component objectid="${id + 1}"/>`.repeat(4)}</components>`)).join('') + object(30, mesh([])), '<item objectid="0"/>'), '3mf', /without end/],
    ['a model in several parts', threeMf(object(1, mesh(block)), '<item objectid="1" p:path="/3D/other.model"/>').slice(), '3mf', /several parts/],
    ['a small archive of a large model', zipSync({ '3D/3dmodel.model': new Uint8Array(513 * 2 ** 20) }, { level: 1 }), '3mf', /too large/],
  ])('%s', (_, bytes, format, words) => expect(refused(bytes, format)).toMatch(words))

  it('whatever has become of a file', () => {
    const files: readonly (readonly [Own, Uint8Array])[] = [['stl', stlBinary(block)], ['stl', stlText(block)], ['3mf', part]]
    fc.assert(fc.property(fc.constantFrom(...files), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }), fc.nat(), ([format, bytes], changes, end) => {
      const changed = Uint8Array.from(bytes).subarray(0, end % 3 === 0 ? end % bytes.length : bytes.length)
      for (const [at, value] of changes) if (changed.length > 0) changed[at % changed.length] = value
      const result = measuring(changed, format)
      expect(result.ok ? decide(result.value, 0).decision : 'refused').not.toBe('quotable')
    }), { numRuns: 300 })
  })
})

function withTitle(bytes: Uint8Array, title: string): Uint8Array {
  const copy = bytes.slice()
  copy.set(new TextEncoder().encode(title))
  return copy
}
