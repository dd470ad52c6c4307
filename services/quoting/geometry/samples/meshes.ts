import { strFromU8, strToU8, zipSync } from 'fflate'
import * as z from 'zod'

/** Files of triangles, written out here so that what they enclose is known. */

export type Triangle = readonly [Point, Point, Point]
type Point = readonly [number, number, number]

/** The twelve triangles of a box from `min` to `max`, outside out. */
export const box = (min: Point, max: Point): Triangle[] => {
  const corner = (bits: number): Point => [bits & 1 ? max[0] : min[0], bits & 2 ? max[1] : min[1], bits & 4 ? max[2] : min[2]]
  const sides = [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]] as const
  return sides.flatMap(([a, b, c, d]): Triangle[] => [[corner(a), corner(b), corner(c)], [corner(a), corner(c), corner(d)]])
}

export const turnedOver = (triangles: readonly Triangle[]): Triangle[] => triangles.map(([a, b, c]) => [a, c, b])

/** The triangles that the engine drew of a shape (glb.ts), in mm. */
export const drawn = (glb: Uint8Array): Triangle[] => {
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength)
  const jsonBytes = view.getUint32(12, true)
  const { accessors: [positions, , corners], bufferViews } = Drawing.parse(JSON.parse(strFromU8(glb.subarray(20, 20 + jsonBytes))))
  const start = (accessor: { bufferView: number } | undefined): number => 28 + jsonBytes + (bufferViews[accessor?.bufferView ?? 0]?.byteOffset ?? 0)
  const corner = (index: number): number => (corners?.componentType === 5123 ? view.getUint16(start(corners) + 2 * index, true) : view.getUint32(start(corners) + 4 * index, true))
  const point = (index: number): Point => {
    const at = start(positions) + 12 * corner(index)
    return [view.getFloat32(at, true), view.getFloat32(at + 4, true), view.getFloat32(at + 8, true)]
  }
  return Array.from({ length: (corners?.count ?? 0) / 3 }, (_, each) => [point(3 * each), point(3 * each + 1), point(3 * each + 2)])
}
const Drawing = z.object({ accessors: z.array(z.object({ bufferView: z.int(), componentType: z.int(), count: z.int() })), bufferViews: z.array(z.object({ byteOffset: z.int() })) })

export const stlText = (triangles: readonly Triangle[]): Uint8Array =>
  strToU8(['solid part', ...triangles.flatMap((corners) => ['facet normal 0 0 0', 'outer loop', ...corners.map((point) => `vertex ${point.join(' ')}`), 'endloop', 'endfacet']), 'endsolid part', ''].join('\n'))

export const stlBinary = (triangles: readonly Triangle[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(84 + 50 * triangles.length))
  view.setUint32(80, triangles.length, true)
  for (const [index, corners] of triangles.entries()) for (const [each, value] of corners.flat().entries()) view.setFloat32(84 + 50 * index + 12 + 4 * each, value, true)
  return new Uint8Array(view.buffer)
}

export const mesh = (triangles: readonly Triangle[]): string => {
  const vertices = triangles.flat().map(([x, y, z]) => `<vertex x="${x}" y="${y}" z="${z}"/>`)
  return `<mesh><vertices>${vertices.join('')}</vertices><triangles>${triangles.map((_, index) => `<triangle v1="${3 * index}" v2="${3 * index + 1}" v3="${3 * index + 2}"/>`).join('')}</triangles></mesh>`
}

/** A package with this model. `unit` as the format names it. */
export const threeMf = (resources: string, build: string, unit = 'millimeter'): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '3D/3dmodel.model': strToU8(`<?xml version="1.0" encoding="UTF-8"?><model unit="${unit}" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02"><resources>${resources}</resources><build>${build}</build></model>`),
  })
