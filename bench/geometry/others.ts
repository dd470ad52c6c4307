import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import startImporter from 'occt-import-js'
import * as z from 'zod'
import { median } from '../table.ts'

/** What another reader makes of the same file: its volume in mm³, and how long reading took when it was warm, ms. */
export type Other = { readonly volumeMm3: number; readonly milliseconds: number }

const silent = (): void => undefined
let importer: ReturnType<typeof startImporter> | undefined

/** `occt-import-js`: triangles to look at, at its usual fineness; nothing is recognised, and a volume is what the triangles enclose. */
export const occtImport = async (bytes: Uint8Array, rounds: number): Promise<Other> => {
  const { ReadStepFile } = await (importer ??= startImporter({ print: silent, printErr: silent }))
  const read = () => {
    const began = performance.now()
    const { meshes } = ReadStepFile(bytes, { linearUnit: 'millimeter', linearDeflectionType: 'bounding_box_ratio', linearDeflection: 0.001, angularDeflection: 0.5 })
    return { milliseconds: performance.now() - began, volumeMm3: meshes.reduce((sum, { attributes: { position: { array: points } }, index: { array: corners } }) => sum + enclosed(points, corners), 0) }
  }
  read()
  const all = Array.from({ length: rounds }, read)
  return { volumeMm3: all[0]?.volumeMm3 ?? Number.NaN, milliseconds: median(all.map(({ milliseconds }) => milliseconds)) }
}

/** A sixth of the triple product of each triangle (divergence theorem). */
const enclosed = (points: readonly number[], corners: readonly number[]): number => {
  let six = 0
  const at = (corner: number, axis: number): number => points[3 * (corners[corner] ?? 0) + axis] ?? 0
  for (let first = 0; first < corners.length; first += 3) {
    const [a, b, c] = [first, first + 1, first + 2]
    six += at(a, 0) * (at(b, 1) * at(c, 2) - at(b, 2) * at(c, 1)) - at(a, 1) * (at(b, 0) * at(c, 2) - at(b, 2) * at(c, 0)) + at(a, 2) * (at(b, 0) * at(c, 1) - at(b, 1) * at(c, 0))
  }
  return six / 6
}

const FreeCad = z.array(z.object({ volumeMm3: z.number(), milliseconds: z.number() }))
/** Reads and asks for the volume, as often as told; one line of JSON at the end. */
const script = (path: string, rounds: number): string => `
import sys, time, json, Part
def once():
    began = time.perf_counter()
    shape = Part.Shape()
    shape.read(${JSON.stringify(path)})
    volume = shape.Volume
    return {"volumeMm3": volume, "milliseconds": (time.perf_counter() - began) * 1000}
print("\\n" + json.dumps([once() for _ in range(${rounds + 1})]))
`

/** FreeCAD's Python, where it is installed: native OpenCascade, default integration. Undefined where it is not, or does not finish in five minutes. */
export const freeCad = async (path: string, rounds: number): Promise<Other | undefined> => {
  const paths = ['/usr/lib/freecad-python3/lib', '/usr/lib/freecad/lib']
  const told = await promisify(execFile)('python3', ['-c', `import sys\nsys.path += ${JSON.stringify(paths)}\nimport FreeCAD${script(path, rounds)}`], { timeout: 300_000, maxBuffer: 2 ** 24 }).catch(() => undefined)
  const last = told?.stdout.trim().split('\n').at(-1)
  if (last === undefined) return undefined
  const all = FreeCad.parse(JSON.parse(last)).slice(1)
  return { volumeMm3: all[0]?.volumeMm3 ?? Number.NaN, milliseconds: median(all.map(({ milliseconds }) => milliseconds)) }
}
