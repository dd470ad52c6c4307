import { beforeAll, describe, expect, test } from 'vitest'
import { graphOf } from '../graph.ts'
import type { Kernel, Shape } from '../opencascade.ts'
import { explore, readShape, startKernel } from '../opencascade.ts'
import { chance, cutBlock, truthOf } from '../samples/cut-block.ts'
import { tessellate } from '../tessellate.ts'
import { machiningOf } from './recognise.ts'
import type { ShapeGraph } from './shape-graph.ts'
import type { Vector } from './vector.ts'
import { parallel, unit } from './vector.ts'

/** On parts made here, so that the right answer is known without asking another program. Real parts: analyse.test.ts. */

let kernel: Kernel
beforeAll(async () => {
  kernel = await startKernel()
})

const graph = (shape: Shape): ShapeGraph => {
  const [solid] = explore(kernel, shape, 'SOLID')
  const mesh = solid && tessellate(kernel, solid, 100)
  if (solid === undefined || mesh === undefined) throw new Error('no solid')
  return graphOf(kernel, explore(kernel, solid, 'FACE'), mesh, 0, 100)
}
const machining = (shape: Shape) => machiningOf(graph(shape))

const point = ([x, y, z]: Vector) => new kernel.gp_Pnt(x, y, z)
const cylinder = (at: Vector, way: Vector, radius: number, height: number): Shape =>
  new kernel.BRepPrimAPI_MakeCylinder(new kernel.gp_Ax2(point(at), new kernel.gp_Dir(way[0], way[1], way[2])), radius, height).Shape()
/** A body of revolution through circles at even distances: a cone or cylinder between two, a spline through more. */
const lofted = (at: Vector, way: Vector, radii: readonly number[], height: number): Shape => {
  const loft = new kernel.BRepOffsetAPI_ThruSections(true, false, 1e-6)
  for (const [index, radius] of radii.entries()) {
    const along = (height * index) / (radii.length - 1)
    const centre = point([at[0] + way[0] * along, at[1] + way[1] * along, at[2] + way[2] * along])
    const circle = new kernel.gp_Circ(new kernel.gp_Ax2(centre, new kernel.gp_Dir(way[0], way[1], way[2])), radius)
    loft.AddWire(new kernel.BRepBuilderAPI_MakeWire(new kernel.BRepBuilderAPI_MakeEdge(circle).Edge()).Wire())
  }
  loft.Build(new kernel.Message_ProgressRange())
  return loft.Shape()
}
const block = (x: number, y: number, z: number): Shape => new kernel.BRepPrimAPI_MakeBox(x, y, z).Shape()
const without = (shape: Shape, ...tools: Shape[]): Shape =>
  tools.reduce((rest, tool) => new kernel.BRepAlgoAPI_Cut(rest, tool, new kernel.Message_ProgressRange()).Shape(), shape)
const moved = (shape: Shape, by: Vector): Shape => {
  const move = new kernel.gp_Trsf()
  move.SetTranslation(new kernel.gp_Vec(by[0], by[1], by[2]))
  return new kernel.BRepBuilderAPI_Transform(shape, move, true, false).Shape()
}
/** A box with corners rounded by `radius` along its height, from `floor` upwards. */
const slot = (x: number, y: number, toX: number, toY: number, radius: number, floor: number): Shape => {
  const at = (corner: Vector): Shape => cylinder(corner, [0, 0, 1], radius, 100)
  const boxes = [moved(block(toX - x, toY - y - 2 * radius, 100), [x, y + radius, floor]), moved(block(toX - x - 2 * radius, toY - y, 100), [x + radius, y, floor])]
  const corners = [x + radius, toX - radius].flatMap((cx) => [y + radius, toY - radius].map((cy) => at([cx, cy, floor])))
  return [...boxes, ...corners].reduce((all, each) => joinedTo(all, each))
}
const joinedTo = (shape: Shape, other: Shape): Shape => new kernel.BRepAlgoAPI_Fuse(shape, other, new kernel.Message_ProgressRange()).Shape()
const down: Vector = [0, 0, -1]

describe('holes', () => {
  test.each([1, 4, 9])('a plate with %i holes has as many', (count) => {
    const plate = without(block(10 * count, 10, 3), ...Array.from({ length: count }, (_, index) => cylinder([10 * index + 5, 5, 5], down, 1 + index / 10, 10)))
    const { holes, bores, process } = machining(plate)
    expect(holes.map(({ kind, through }) => [kind, through])).toEqual(Array.from({ length: count }, () => ['through', true]))
    expect(bores.map(({ diameterMm }) => diameterMm.toFixed(6)).toSorted()).toEqual(Array.from({ length: count }, (_, index) => (2 + index / 5).toFixed(6)).toSorted())
    for (const { lengthMm, axis } of bores) {
      expect(lengthMm).toBeCloseTo(3, 6)
      expect(parallel(axis, [0, 0, 1], 1e-9)).toBe(true)
    }
    expect(['milled', 'sheet']).toContain(process)
  })

  test('a counterbore is one hole of two bores, with its ring; its depth is that of both', () => {
    const { holes, bores } = machining(without(block(20, 20, 12), cylinder([10, 10, 20], down, 2, 30), cylinder([10, 10, 20], down, 4, 12)))
    expect(holes).toMatchObject([{ kind: 'counterbore', through: true, axis: [0, 0, -1] }])
    expect(holes[0]?.diameterMm).toBeCloseTo(4, 6)
    expect(holes[0]?.depthMm).toBeCloseTo(12, 6)
    expect(holes[0]?.faceIds).toHaveLength(3)
    expect(bores).toHaveLength(2)
  })

  test('a blind hole has a bottom and goes inwards from its mouth', () => {
    const { holes } = machining(without(block(20, 20, 12), cylinder([10, 10, 20], down, 2, 15)))
    expect(holes).toMatchObject([{ kind: 'blind', through: false, flatBottom: true, axis: [0, 0, -1] }])
    expect(holes[0]?.depthMm).toBeCloseTo(7, 6)
    expect(holes[0]?.faceIds).toHaveLength(2)
  })

  test('what a drill leaves is no flat bottom', () => {
    const { holes } = machining(without(block(20, 20, 12), cylinder([10, 10, 20], down, 2, 15), lofted([10, 10, 5], down, [2, 0.01], 1.2)))
    expect(holes).toMatchObject([{ kind: 'blind', through: false, flatBottom: false }])
  })

  test.each([['a wide mouth is a countersink', 5, 'countersink'], ['a narrow one a chamfer', 2.3, 'through']])('%s', (_, radius, kind) => {
    const { holes } = machining(without(block(20, 20, 12), cylinder([10, 10, 20], down, 2, 30), lofted([10, 10, 12], down, [radius, 2], radius - 2)))
    expect(holes).toMatchObject([{ kind, through: true }])
  })

  test('the cheeks of a fork have a bore each', () => {
    const { holes, bores } = machining(without(block(30, 20, 20), new kernel.BRepPrimAPI_MakeBox(point([10, -1, 5]), point([20, 21, 21])).Shape(), cylinder([-1, 10, 12], [1, 0, 0], 2, 40)))
    expect(bores.map(({ lengthMm }) => Math.round(lengthMm))).toEqual([10, 10])
    expect(holes).toHaveLength(2)
  })

  test('a rounded corner is no bore; it is the tightest corner', () => {
    const { bores, minInternalCornerRadiusMm } = machining(without(block(20, 20, 5), cylinder([0, 0, 6], down, 3, 10)))
    expect(bores).toEqual([])
    expect(minInternalCornerRadiusMm).toBeCloseTo(3, 6)
  })

  test('a bore whose surface is written as a spline is one all the same', () => {
    const part = without(block(20, 20, 8), lofted([10, 10, 12], down, [3, 3, 3, 3], 20))
    const surfaces = graph(part).faces.map(({ surface }) => surface).filter(({ kind }) => kind !== 'plane')
    expect(surfaces).toMatchObject([{ kind: 'cylinder', recognised: true, concave: true }])
    const [bore] = machining(part).bores
    expect(bore?.diameterMm).toBeCloseTo(6, 5)
    expect(bore?.lengthMm).toBeCloseTo(8, 4)
  })
})

describe('how it is made', () => {
  test('a stepped shaft is turned; with a flat milled on it still, mostly', () => {
    const shaft = joinedTo(cylinder([0, 0, 0], [0, 0, 1], 10, 40), cylinder([0, 0, 40], [0, 0, 1], 6, 30))
    expect(machining(shaft).process).toBe('turned')
    expect(machining(without(shaft, new kernel.BRepPrimAPI_MakeBox(point([7, -20, 0]), point([20, 20, 40])).Shape())).process).toBe('mill-turn')
  })
  test('a block is milled, a thin plate is sheet', () => {
    expect(machining(block(60, 40, 30)).process).toBe('milled')
    expect(machining(block(60, 40, 2)).process).toBe('sheet')
  })
  test('blind holes from two sides take two setups, from one side one', () => {
    const [above, below] = [cylinder([5, 10, 20], down, 2, 12), cylinder([15, 10, -5], [0, 0, 1], 2, 10)]
    expect(machining(without(block(20, 20, 15), above)).setups).toBe(1)
    expect(machining(without(block(20, 20, 15), above, below)).setups).toBe(2)
  })
  test('a boss stands on a plate, walls and top', () => {
    const { features } = machining(joinedTo(block(30, 30, 5), new kernel.BRepPrimAPI_MakeBox(point([10, 10, 5]), point([20, 20, 12])).Shape()))
    expect(features).toMatchObject([{ kind: 'boss' }])
    expect(features[0]?.faceIds).toHaveLength(5)
  })
})

const blocks = (seed: number, count: number) => {
  const any = chance(seed)
  return Array.from({ length: count }, () => cutBlock(kernel, any)).filter((each) => each !== undefined)
}

describe('blocks with random cuts that cross each other', () => {
  test('nearly every face gets the name of the cut that made it, and no face has two', () => {
    let [right, all] = [0, 0]
    for (const { solid, cuts } of blocks(2026, 40)) {
      const found = graph(solid)
      const { features } = machiningOf(found)
      const kinds = new Map(features.flatMap(({ kind, faceIds }) => faceIds.map((id) => [id, kind])))
      expect(features.flatMap(({ faceIds }) => faceIds)).toHaveLength(kinds.size)
      for (const [id, kind] of truthOf(found.faces, cuts).entries()) {
        all += 1
        right += (kinds.get(id) ?? 'stock') === kind ? 1 : 0
      }
    }
    expect(all).toBeGreaterThan(500)
    expect(right / all).toBeGreaterThan(0.95)
  })

  const turned = (shape: Shape): Shape => {
    const [x, y, z] = unit([1, -2, 0.5])
    const turn = new kernel.gp_Trsf()
    turn.SetRotation(new kernel.gp_Ax1(new kernel.gp_Pnt(3, 1, 4), new kernel.gp_Dir(x, y, z)), 1.234)
    const shift = new kernel.gp_Trsf()
    shift.SetTranslation(new kernel.gp_Vec(70, -30, 110))
    shift.Multiply(turn)
    return new kernel.BRepBuilderAPI_Transform(shape, shift, true, false).Shape()
  }
  test('where a part lies and how it is turned changes nothing', () => {
    for (const { solid } of blocks(7, 12)) {
      const told = (shape: Shape) => {
        const { holes, bores, features, process, setups } = machining(shape)
        return { holes: holes.map(({ kind, faceIds }) => [kind, faceIds]), bores: bores.map(({ faceIds }) => faceIds), features, process, setups }
      }
      const { features, ...expected } = told(solid)
      // Points are single floats: a turned part has other last digits.
      const about = (size: number | null) => (size === null ? null : expect.closeTo(size, 3))
      expect(told(turned(solid))).toEqual({ ...expected, features: features.map((each) => ({ ...each, depthMm: about(each.depthMm), toolMm: about(each.toolMm) })) })
    }
  })

  test('nor does writing it to a file and reading it back', () => {
    for (const { solid } of blocks(11, 3)) {
      const writer = new kernel.STEPControl_Writer()
      writer.Transfer(solid, 'STEPControl_AsIs', true, new kernel.Message_ProgressRange())
      writer.Write('/part.stp')
      const read = readShape(kernel, kernel.FS.readFile('/part.stp'))
      if (!read.ok || read.value === undefined) throw new Error('unreadable')
      expect(machining(read.value).features.map(({ kind }) => kind).toSorted()).toEqual(machining(solid).features.map(({ kind }) => kind).toSorted())
    }
  })
})

describe('what rays tell', () => {
  test('how thick a wall is, from both of its faces, on planes and around an axis', () => {
    const { walls } = machining(without(block(40, 20, 10), moved(block(18, 16, 20), [2, 2, 2]), moved(block(18, 16, 20), [20.75, 2, 2])))
    expect(walls[0]?.thicknessMm).toBeCloseTo(0.75, 5)
    expect(walls[0]?.faceIds).toHaveLength(2)
    const [tube] = machining(without(cylinder([0, 0, 0], [0, 0, 1], 20, 30), cylinder([0, 0, -1], [0, 0, 1], 19.3, 40))).walls
    expect(tube?.thicknessMm).toBeCloseTo(0.7, 3)
  })

  test('how deep a pocket is for the tool that goes in: by its walls, or by its corners where those are tighter', () => {
    const sharp = machining(without(block(60, 40, 50), moved(block(30, 8, 40), [10, 10, 20])))
    expect(sharp.features.find(({ kind }) => kind === 'rectangular-pocket')).toMatchObject({ depthMm: expect.closeTo(30, 5), toolMm: expect.closeTo(8, 5) })
    const rounded = machining(without(block(60, 40, 50), slot(10, 10, 40, 30, 3, 20)))
    expect(rounded.features.find(({ depthMm }) => depthMm !== null)).toMatchObject({ depthMm: expect.closeTo(30, 5), toolMm: expect.closeTo(6, 5) })
  })

  test('which faces no straight tool reaches: those of a groove within a bore, and none of a groove around a shaft or of a slot', () => {
    const bored = without(block(40, 40, 40), cylinder([20, 20, -1], [0, 0, 1], 8, 50), cylinder([20, 20, 15], [0, 0, 1], 14, 10))
    expect(machining(bored).undercuts.map(({ hiddenPercent }) => hiddenPercent)).toEqual([100, 100, 100])
    const grooved = without(cylinder([0, 0, 0], [0, 0, 1], 10, 40), without(cylinder([0, 0, 10], [0, 0, 1], 12, 5), cylinder([0, 0, 9], [0, 0, 1], 6, 7)))
    expect(machining(grooved).undercuts).toEqual([])
    expect(machining(without(block(40, 20, 10), moved(block(60, 6, 20), [-5, 7, 4]))).undercuts).toEqual([])
  })
})
