import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson } from '#shared/kernel/hash.ts'
import type { Drawing } from '#local/demo/quoting-steps.ts'
import type { Tools } from '#local/services.ts'
import { realTools } from '#local/tools.ts'

export const drawing: Drawing = { name: 'mfcad.step', bytes: new Uint8Array(readFileSync(join(import.meta.dirname, '../../services/quoting/geometry/samples/mfcad_0-0-0-2-11-23.step'))) }

export type Timed = { readonly tool: 'geometry' | 'document'; readonly milliseconds: number; readonly bytes: number }

/** The real tools, each use of them timed. */
export const timedTools = (timings: Timed[]): Tools & { readonly close: () => void } => {
  const { analyse, render, close } = realTools()
  const timed = async <T>(tool: Timed['tool'], work: Promise<T>, size: (done: T) => number): Promise<T> => {
    const began = performance.now()
    const done = await work
    timings.push({ tool, milliseconds: performance.now() - began, bytes: size(done) })
    return done
  }
  return { close, analyse: (bytes, format) => timed('geometry', analyse(bytes, format), () => bytes.byteLength), render: (document) => timed('document', render(document), ({ byteLength }) => byteLength) }
}

/** The part measured once by the real kernel and remembered; documents as their own JSON: what workers carry is counted apart. */
export const quickTools = async (): Promise<Tools> => {
  const { analyse, close } = realTools()
  const measured = await analyse(drawing.bytes, 'step')
  close()
  return { analyse: async () => measured, render: async (document) => new TextEncoder().encode(canonicalJson(JSON.parse(JSON.stringify(document)))) }
}
