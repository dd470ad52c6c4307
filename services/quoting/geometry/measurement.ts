import * as z from 'zod'
import { DrawingText } from './drawing/drawing-text.ts'
import { isGlb } from './glb.ts'
import { ShapeGraph } from './recognition/shape-graph.ts'
import { Annotation, GeometryFormat, LengthUnit, SolidMeasures } from './report.ts'

/**
 * What crosses from the child process to its parent. The child has parsed a stranger's file, so nothing it says is believed
 * before it has passed these schemas.
 */

const FaceIds = z.array(z.int().nonnegative())

const MeasuredSolid = z.object({
  kind: z.literal('measured'),
  solid: SolidMeasures,
  closed: z.boolean(),
  valid: z.boolean(),
  invalidFaceIds: FaceIds,
  /** Widest gap between a face and its edges or vertices that reading the file had to bridge. */
  gapMm: z.number(),
  /** Volume enclosed by a triangulation: a second opinion, coarse and independent of the exact integral. */
  meshVolumeMm3: z.number(),
  unmeshedFaceIds: FaceIds,
  /** Its faces and how they meet; absent where the solid could not be triangulated, or has too many. */
  graph: ShapeGraph.optional(),
})
export type MeasuredSolid = z.infer<typeof MeasuredSolid>

const UnmeasurableSolid = z.object({ kind: z.literal('unmeasurable'), faceIds: FaceIds, cause: z.string() })

export const SolidMeasurement = z.discriminatedUnion('kind', [MeasuredSolid, UnmeasurableSolid])
export type SolidMeasurement = z.infer<typeof SolidMeasurement>

/** Other ways than solids in which a file can hold a shape; named to the person who has to ask the customer for a better file. */
export const ShapeKind = z.enum(['surfaces', 'wireframe', 'tessellation'])
export type ShapeKind = z.infer<typeof ShapeKind>

/** What the text of the file states about itself, before any geometry is built. */
export const FileFacts = z.object({
  format: GeometryFormat,
  schema: z.string(),
  units: LengthUnit,
  declaredSolids: z.int().nonnegative(),
  kinds: z.array(ShapeKind),
})
export type FileFacts = z.infer<typeof FileFacts>

/** No drawing has more. */
export const MOST_ANNOTATIONS = 2000

/** What the text of the file says for machines to read. `surfaces`: of its faces in the order of the text, the kind as written (null: freeform), by which the faces of the built shape are known again. */
const PmiSaid = z.object({ annotations: z.array(Annotation).max(MOST_ANNOTATIONS), surfaces: z.array(z.string().nullable()) })
export type PmiSaid = z.infer<typeof PmiSaid>

/** Some 400,000 triangles: more than a page should load, and less than a browser would notice. */
export const PREVIEW_BYTES = 16 * 2 ** 20

const Preview = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= PREVIEW_BYTES && isGlb(value))

export const Measurement = z.object({
  facts: FileFacts,
  solids: z.array(SolidMeasurement),
  looseFaces: z.int().nonnegative(),
  pmi: PmiSaid.optional(),
  drawing: DrawingText.optional(),
  /** The solids as GLB. */
  preview: Preview.optional(),
})
export type Measurement = z.infer<typeof Measurement>

/** `memoryBytes`: size of the WebAssembly memory, which never shrinks; of what a drawing took, by which the process grew. */
export const Answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measured'), measurement: Measurement, memoryBytes: z.number() }),
  z.object({ kind: z.literal('unreadable'), message: z.string(), memoryBytes: z.number() }),
  z.object({ kind: z.literal('failed'), outOfMemory: z.boolean(), message: z.string() }),
])
export type Answer = z.infer<typeof Answer>

/** What the parent sends. One request at a time. */
export type Request = { readonly bytes: Uint8Array; readonly format: GeometryFormat }
