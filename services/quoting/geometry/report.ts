import * as z from 'zod'

/**
 * What the geometry of one customer file says, as plain data. Lengths are millimetres, areas mm², volumes mm³, whatever unit
 * the file was written in; `units` and `schema` say what that was. Coordinates are those of the file.
 */

const Point = z.tuple([z.number(), z.number(), z.number()])
const Count = z.int().nonnegative()

/** Unit of length of the file's solids. `other`: a unit we have no name for (still converted). `unknown`: none stated. */
export const LengthUnit = z.enum(['um', 'mm', 'cm', 'm', 'in', 'ft', 'other', 'mixed', 'unknown'])
export type LengthUnit = z.infer<typeof LengthUnit>

/** Faces by the surface they lie on. `freeform` is every surface that is not one of the five elementary ones. */
export const FaceCounts = z.object({
  total: Count,
  plane: Count,
  cylinder: Count,
  cone: Count,
  sphere: Count,
  torus: Count,
  freeform: Count,
})
export type FaceCounts = z.infer<typeof FaceCounts>

export const Solid = z.object({
  volumeMm3: z.number(),
  /** Error of the volume as estimated by the adaptive integration, relative. */
  volumeRelativeError: z.number(),
  areaMm2: z.number(),
  /** Axis-aligned and tight on the exact surfaces, except for a margin of 1e-7 mm on curved sides. */
  boundingBoxMm: z.object({ min: Point, max: Point }),
  centroidMm: Point,
  faces: FaceCounts,
})
export type Solid = z.infer<typeof Solid>

/**
 * `invalid-shape`: faces, edges and vertices contradict each other. `imprecise-shape`: they agree only within a gap that is
 * large for the part; the reader bridged it, so the measures are of a repaired shape. `mesh-mismatch`: two independent volumes of one solid
 * differ by more than 1 %. `solids-lost`: the file declares more solid bodies than could be built from it.
 */
export const WarningCode = z.enum([
  'no-solids',
  'solids-lost',
  'unmeasurable-solid',
  'invalid-shape',
  'open-solid',
  'imprecise-shape',
  'no-volume',
  'implausible-scale',
  'no-units',
  'mixed-units',
  'mesh-mismatch',
  'volume-uncertain',
  'several-solids',
  'loose-geometry',
])
export type WarningCode = z.infer<typeof WarningCode>

/** `faceIds` count from 0 over the faces of all solids in the order of the file; empty when the warning is about the whole. */
export const GeometryWarning = z.object({ code: WarningCode, message: z.string(), faceIds: z.array(Count) })
export type GeometryWarning = z.infer<typeof GeometryWarning>

const common = {
  format: z.literal('step'),
  /** Name of the application schema as written in the file's header, e.g. AUTOMOTIVE_DESIGN. */
  schema: z.string(),
  units: LengthUnit,
  solids: z.array(Solid),
  warnings: z.array(GeometryWarning),
  milliseconds: z.number().nonnegative(),
}

/** `needs-person`: the numbers may stand, but a price must not be made from them before somebody has looked; `reason` says why. */
export const GeometryReport = z.discriminatedUnion('decision', [
  z.object({ ...common, decision: z.literal('quotable') }),
  z.object({
    ...common,
    decision: z.literal('needs-person'),
    reason: z.object({ code: WarningCode, message: z.string() }),
  }),
])
export type GeometryReport = z.infer<typeof GeometryReport>

/** Why there is no report. The first four blame the file, the rest the attempt: only those are worth repeating. */
export const GeometryProblem = z.object({
  code: z.enum([
    'empty-file',
    'too-large',
    'not-a-step-file',
    'unreadable-step',
    'timeout',
    'out-of-memory',
    'crashed',
    'closed',
  ]),
  message: z.string(),
})
export type GeometryProblem = z.infer<typeof GeometryProblem>

/** All that the engine says of a file: its report, and the shape of its solids to look at (glTF 2.0 binary, see glb.ts) where one could be made. */
export type Analysed = { readonly report: GeometryReport; readonly preview?: Uint8Array }
