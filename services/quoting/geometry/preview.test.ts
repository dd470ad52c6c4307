import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { validateBytes } from 'gltf-validator'
import { afterAll, expect, test } from 'vitest'
import { openGeometry } from './analyse.ts'
import { isGlb, toGlb } from './glb.ts'
import type { Analysed } from './report.ts'
import { asSurfaces, twice } from './samples/broken.ts'
import { readGlb } from './samples/check-preview.ts'

/** That of real parts is checked where they are measured (analyse.test.ts), for measuring takes the time. */

const geometry = openGeometry()
afterAll(geometry.close)
const analysed = async (bytes: Uint8Array): Promise<Analysed> => {
  const result = await geometry.analyse(bytes, 'step')
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

const part = readFileSync(new URL('./samples/mfcad_0-0-0-2-11-23.step', import.meta.url))

test('the same file gives the same bytes, for they are known by their hash', async () => {
  const hashes = await Promise.all([1, 2].map(async () => createHash('sha256').update((await analysed(part)).preview ?? '').digest('hex')))
  expect(hashes[0]).toBe(hashes[1])
})

test('face ids go on from one solid to the next', async () => {
  const [one, two] = await Promise.all([part, Buffer.from(twice(part.toString('latin1')), 'latin1')].map(async (bytes) => readGlb((await analysed(bytes)).preview ?? new Uint8Array())))
  const { faceStarts = [], corners } = one ?? {}
  const end = corners?.length ?? 0
  expect(end).toBeGreaterThan(0)
  expect(two?.faceStarts).toEqual([...faceStarts, ...faceStarts.slice(1).map((start) => start + end)])
})

test('what holds no solid has none', async () => {
  expect((await analysed(Buffer.from(asSurfaces(part.toString('latin1')), 'latin1'))).preview).toBeUndefined()
})

test('many vertices take wider indices, and a file that says a wrong length is none', async () => {
  const vertices = 70_002
  const mesh = {
    positions: Float32Array.from({ length: 3 * vertices }, (_, index) => index % 11), normals: Float32Array.from({ length: 3 * vertices }, (_, index) => (index % 3 === 2 ? 1 : 0)),
    triangles: Uint32Array.from({ length: vertices }, (_, index) => index), faceStarts: [0, vertices], edges: new Float32Array([0, 0, 0, 1, 1, 1]),
  }
  const glb = toGlb(mesh)
  expect((await validateBytes(glb)).issues.numErrors).toBe(0)
  expect((await validateBytes(toGlb({ ...mesh, edges: new Float32Array() }))).issues.numErrors).toBe(0)
  expect(readGlb(glb).corners.at(-1)).toBe(vertices - 1)
  expect(isGlb(glb)).toBe(true)
  expect(isGlb(glb.subarray(0, -4))).toBe(false)
})
