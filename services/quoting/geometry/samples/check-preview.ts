import { validateBytes } from 'gltf-validator'
import { expect } from 'vitest'
import * as z from 'zod'
import { largestDimension } from '../decide.ts'
import type { Analysed } from '../report.ts'
import { COARSE } from '../tessellate.ts'

const Count = z.int().nonnegative()
const Accessor = z.object({ bufferView: Count, count: Count, componentType: z.int() })
/** The part of a glTF that a viewer of ours reads. */
const Gltf = z.object({
  accessors: z.array(Accessor),
  bufferViews: z.array(z.object({ byteOffset: Count, byteLength: Count })),
  meshes: z.tuple([z.object({ primitives: z.tuple([
    z.object({ mode: z.literal(4), indices: Count, attributes: z.object({ POSITION: Count, NORMAL: Count }), extras: z.object({ faceStarts: z.array(Count) }) }),
    z.object({ mode: z.literal(1), attributes: z.object({ POSITION: Count }) }),
  ]) })]),
})

/** Reads a GLB anew, from its bytes: triangles, vertices, edges and where each face begins. */
export const readGlb = (glb: Uint8Array) => {
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength)
  const textBytes = view.getUint32(12, true)
  const gltf = Gltf.parse(JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + textBytes))))
  const body = glb.slice(20 + textBytes + 8)
  const bytes = (accessor: number): ArrayBuffer => {
    const { byteOffset, byteLength } = gltf.bufferViews[gltf.accessors[accessor]?.bufferView ?? -1] ?? { byteOffset: 0, byteLength: 0 }
    return body.buffer.slice(byteOffset, byteOffset + byteLength)
  }
  const [{ primitives: [faces, lines] }] = gltf.meshes
  const corners = gltf.accessors[faces.indices]?.componentType === 5123 ? new Uint16Array(bytes(faces.indices)) : new Uint32Array(bytes(faces.indices))
  return { corners, positions: new Float32Array(bytes(faces.attributes.POSITION)), edges: new Float32Array(bytes(lines.attributes.POSITION)), faceStarts: faces.extras.faceStarts }
}

const boxOf = (positions: Float32Array): { min: number[]; max: number[] } => {
  const along = (axis: number): Float32Array => positions.filter((_, index) => index % 3 === axis)
  return { min: [0, 1, 2].map((axis) => along(axis).reduce((a, b) => Math.min(a, b))), max: [0, 1, 2].map((axis) => along(axis).reduce((a, b) => Math.max(a, b))) }
}

/** A valid glTF whose triangles fill the exact box of the solid, up to the chord error, whose edges lie within it (a round part may reach furthest where it has none), and whose ranges cover all faces. */
export const checkPreview = async ({ report: { solids }, preview }: Analysed): Promise<void> => {
  if (preview === undefined) throw new Error('no preview')
  const { issues } = await validateBytes(preview)
  // Needle triangles on a spline are worth a hint of the validator's, never an error or a warning.
  expect({ errors: issues.numErrors, warnings: issues.numWarnings, messages: issues.messages.filter(({ severity }) => severity < 2) }).toEqual({ errors: 0, warnings: 0, messages: [] })
  const { corners, positions, edges, faceStarts } = readGlb(preview)
  // Every face has triangles of its own, and every triangle belongs to a face.
  expect(faceStarts).toHaveLength(solids.reduce((sum, { faces }) => sum + faces.total, 0) + 1)
  expect([faceStarts[0], faceStarts.at(-1)]).toEqual([0, corners.length])
  for (const [face, start] of faceStarts.slice(0, -1).entries()) expect(faceStarts[face + 1]).toBeGreaterThan(start)
  const [solid] = solids
  if (solid === undefined || solids.length > 1) throw new Error('one solid was expected')
  const { min, max } = solid.boundingBoxMm
  const deflection = COARSE.linear * largestDimension(solid.boundingBoxMm)
  const [surface, drawn] = [boxOf(positions), boxOf(edges)]
  for (const axis of [0, 1, 2] as const) {
    expect(Math.abs((surface.min[axis] ?? Number.NaN) - min[axis])).toBeLessThan(deflection)
    expect(Math.abs((surface.max[axis] ?? Number.NaN) - max[axis])).toBeLessThan(deflection)
    expect(drawn.min[axis]).toBeGreaterThan(min[axis] - deflection)
    expect(drawn.max[axis]).toBeLessThan(max[axis] + deflection)
  }
}
