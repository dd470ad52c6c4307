import type { Result } from '#shared/kernel/result.ts'
import { fail, ok } from '#shared/kernel/result.ts'
import { decide } from './decide.ts'
import { looksLikeDxf } from './drawing/read-dxf.ts'
import type { EngineSettings } from './engine.ts'
import { startEngine } from './engine.ts'
import { looksLikeIges } from './mesh/iges-units.ts'
import { looksLikeStl } from './mesh/stl.ts'
import { looksLikeZip } from './mesh/three-mf.ts'
import type { Analysed, GeometryFormat, GeometryProblem } from './report.ts'

/** The door of this room: exact geometry of a customer's file. */

export type GeometrySettings = EngineSettings & {
  /** A file that takes longer than this is given up, and the process that worked on it is killed. */
  readonly timeoutMs: number
  readonly maxBytes: number
}

export type Geometry = {
  /** See `analyse`. Files are done one after another. */
  analyse(bytes: Uint8Array, format: GeometryFormat): Promise<Result<Analysed, GeometryProblem>>
  /** Ends the child process; a file still in work fails. */
  close(): void
  /** How many child processes were started so far: 1 as long as nothing hung, crashed or grew. */
  started(): number
}

const MiB = 2 ** 20

/** In a bundle the child's entry lies beside this module as `geometry-worker.mjs`. */
export const defaultSettings: GeometrySettings = {
  workerPath: new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './geometry-worker.mjs', import.meta.url),
  timeoutMs: 60_000,
  maxBytes: 100 * MiB,
  memoryLimitBytes: 2048 * MiB,
  recycleAboveBytes: 512 * MiB,
}

/** A STEP file may begin with blanks, a byte order mark or a comment, but hardly with a kilobyte of them. */
const isStep = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).includes('ISO-10303-21;')

/** A file may begin with something else, but not with a kilobyte of it. */
const looksLikePdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).includes('%PDF-')

const looks: { readonly [format in Exclude<GeometryFormat, 'step'>]: (bytes: Uint8Array) => boolean } = { stl: looksLikeStl, '3mf': looksLikeZip, iges: looksLikeIges, dxf: looksLikeDxf, pdf: looksLikePdf }

/** What can be refused without starting a process. */
const refuseFile = (bytes: Uint8Array, format: GeometryFormat, maxBytes: number): GeometryProblem | undefined => {
  if (bytes.byteLength === 0) return { code: 'empty-file', message: 'The file is empty.' }
  if (bytes.byteLength > maxBytes) {
    return { code: 'too-large', message: `The file has ${bytes.byteLength} bytes; ${maxBytes} are the limit.` }
  }
  if (format === 'step') return isStep(bytes) ? undefined : { code: 'not-a-step-file', message: 'The file does not begin like a STEP file (ISO 10303-21).' }
  if (looks[format](bytes)) return undefined
  return { code: format === 'dxf' || format === 'pdf' ? 'not-a-drawing-file' : 'not-a-mesh-file', message: `The file does not begin like a file of ${format.toUpperCase()}.` }
}

/** Opens a geometry service with a process of its own. Nothing is started before the first file. */
export const openGeometry = (settings: Partial<GeometrySettings> = {}): Geometry => {
  const { timeoutMs, maxBytes, ...engineSettings } = { ...defaultSettings, ...settings }
  const engine = startEngine(engineSettings)
  return {
    analyse: async (bytes, format) => {
      const refused = refuseFile(bytes, format, maxBytes)
      if (refused !== undefined) return fail(refused)
      const began = performance.now()
      const measured = await engine.measure(bytes, format, timeoutMs)
      if (!measured.ok) return measured
      const { preview } = measured.value
      return ok({ report: decide(measured.value, performance.now() - began), ...(preview && { preview }) })
    },
    close: engine.close,
    started: engine.started,
  }
}

const shared = new Map<string, Geometry>()

/**
 * Analyses a STEP file (AP203, AP214, AP242), an STL, 3MF or IGES file as triangles, or the letters of a drawing (DXF, PDF); any unit; all results in mm, mm², mm³. `format` is what the file is said to be.
 *
 * Callers with the same options share one child process, which stays warm between calls and does not keep its parent alive.
 * Errors are values, also for a crash or a timeout: see `GeometryProblem`. A file that can be read but should not be priced
 * unseen is no error: its report says `needs-person` and why.
 */
export const analyse = (
  bytes: Uint8Array,
  format: GeometryFormat,
  options: Partial<GeometrySettings> = {},
): Promise<Result<Analysed, GeometryProblem>> => {
  const key = JSON.stringify({ ...options, workerPath: options.workerPath?.toString() })
  const geometry = shared.get(key) ?? openGeometry(options)
  shared.set(key, geometry)
  return geometry.analyse(bytes, format)
}
