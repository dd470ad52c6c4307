import startImporter from 'occt-import-js'
import { fail, ok, type Result } from '#shared/kernel/result.ts'
import type { LengthUnit } from '../report.ts'
import { unitIn } from './iges-units.ts'
import { MOST_TRIANGLES, type Soup } from './triangles.ts'

const silent = (): void => undefined
let importer: ReturnType<typeof startImporter> | undefined

/**
 * Faces that a file only lists, without joining them, end in the same corners up to rounding: corners are put onto a grid, a hundred times finer than what a drawing can mean, mm.
 */
const GRID = 1e-6

/** Fine enough that a part's volume is right to a few parts in ten thousand: a share of the box, and radians. */
const FINENESS = { linearDeflectionType: 'bounding_box_ratio', linearDeflection: 0.0001, angularDeflection: 0.2 } as const

type IgesRead = { readonly soup: Soup; readonly units: LengthUnit; readonly memoryBytes: number }

/**
 * Reads IGES (5.3, fixed lines) as triangles in millimetres, by a second OpenCascade: the one that measures exactly is built without it. Surfaces that
 * the file does not join are left open.
 */
export const readIges = async (bytes: Uint8Array): Promise<Result<IgesRead, string>> => {
  const { ReadIgesFile, HEAPU8 } = await (importer ??= startImporter({ print: silent, printErr: silent }))
  const { success, meshes } = ReadIgesFile(bytes, { linearUnit: 'millimeter', ...FINENESS })
  if (!success) return fail('It holds no surfaces that can be read.')
  const corners = meshes.reduce((sum, { index }) => sum + index.array.length, 0)
  if (corners > 3 * MOST_TRIANGLES) return fail(`It has more than ${MOST_TRIANGLES} triangles.`)
  const soup = new Float64Array(3 * corners)
  let filled = 0
  for (const { index, attributes: { position } } of meshes) {
    for (const corner of index.array) {
      for (const axis of [0, 1, 2]) soup[filled + axis] = Math.round((position.array[3 * corner + axis] ?? Number.NaN) / GRID) * GRID
      filled += 3
    }
  }
  return ok({ soup, units: unitIn(bytes), memoryBytes: HEAPU8.buffer.byteLength })
}
