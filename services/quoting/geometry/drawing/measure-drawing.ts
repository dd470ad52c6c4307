import { ok, type Result } from '#shared/kernel/result.ts'
import type { Measurement } from '../measurement.ts'
import { readDxf } from './read-dxf.ts'
import { readPdf } from './read-pdf.ts'

/** A format that holds what is said of a part, and not its shape. */
export type DrawingFormat = 'dxf' | 'pdf'

/** Reads what a drawing says in letters. It has no solid, and nothing of it is measured. Runs in the child process only. Refused: what cannot be read, in plain words. */
export const measureDrawing = async (bytes: Uint8Array, format: DrawingFormat): Promise<Result<Measurement, string>> => {
  const read = format === 'dxf' ? readDxf(bytes) : await readPdf(bytes)
  if (!read.ok) return read
  const { schema, units, text } = read.value
  return ok({ facts: { format, schema, units, declaredSolids: 0, kinds: [] }, solids: [], looseFaces: 0, drawing: text })
}
