import * as z from 'zod'
import { Sha256 } from './ids.ts'
import { ExportClass } from './export-class.ts'

/** The part as drawing title blocks name it; the drawing revision must match order, quote and plan. */
export const Part = z.strictObject({
  number: z.string().min(1).max(60),
  name: z.string().min(1).max(120),
  revision: z.string().min(1).max(20),
})
export type Part = z.infer<typeof Part>

/** A stored document, known by its content. */
export const DocumentRef = z.strictObject({ sha256: Sha256, name: z.string().min(1).max(200), revision: z.string().min(1).max(20), exportClass: ExportClass })
export type DocumentRef = z.infer<typeof DocumentRef>
