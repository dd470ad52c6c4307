import * as z from 'zod'
import { DrawingText } from './drawing/drawing-text.ts'

/**
 * What the geometry of one customer file says, as plain data. Lengths are millimetres, areas mm², volumes mm³, whatever unit
 * the file was written in; `units` and `schema` say what that was. Coordinates are those of the file.
 */

/** What the engine reads: exact surfaces (ISO 10303-21), triangles, or the letters of a drawing. */
export const GeometryFormat = z.enum(['step', 'stl', '3mf', 'iges', 'dxf', 'pdf'])
export type GeometryFormat = z.infer<typeof GeometryFormat>

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

/** What is measured of a solid, whatever it is for. */
export const SolidMeasures = z.object({
  volumeMm3: z.number(),
  /** Error of the volume as estimated by the adaptive integration, relative. */
  volumeRelativeError: z.number(),
  areaMm2: z.number(),
  /** Axis-aligned and tight on the exact surfaces, except for a margin of 1e-7 mm on curved sides. */
  boundingBoxMm: z.object({ min: Point, max: Point }),
  centroidMm: Point,
  faces: FaceCounts,
})
export type SolidMeasures = z.infer<typeof SolidMeasures>

const FaceIds = z.array(Count)

/** The longest stretch of concave cylinder of one axis and one diameter, at least nine tenths of a turn; also each step of a counterbore. */
export const Bore = z.object({ diameterMm: z.number(), lengthMm: z.number(), axis: Point, faceIds: FaceIds })
export type Bore = z.infer<typeof Bore>

/**
 * Bores of one axis that meet, as they are drilled. `diameterMm` is that of the narrowest, `depthMm` from the mouth to the end of the last one, without the tip of the
 * drill; `flatBottom`: it ends in a plane, which no drill leaves; `axis` the way the drill goes. `faceIds`: bores, rings between them, countersinks and chamfers at the mouth, bottom.
 */
export const Hole = z.object({
  kind: z.enum(['through', 'blind', 'counterbore', 'countersink']), diameterMm: z.number(), depthMm: z.number(), through: z.boolean(), flatBottom: z.boolean(), axis: Point, faceIds: FaceIds,
})
export type Hole = z.infer<typeof Hole>

/**
 * Machined features. Where a feature is one of the classes of the MFCAD collections it has that class's name; `passage` and `pocket` are those of another outline, `step` and
 * `slot` those of another section, `fillet` is a concave and `round` a convex blend, `boss` what stands on a face, walls and top.
 */
export const FeatureKind = z.enum([
  'through-hole', 'blind-hole', 'chamfer', 'round', 'fillet', 'boss', 'o-ring',
  'triangular-passage', 'rectangular-passage', '6sides-passage', 'passage',
  'triangular-pocket', 'rectangular-pocket', '6sides-pocket', 'circular-end-pocket', 'pocket',
  'triangular-through-slot', 'rectangular-through-slot', 'circular-through-slot', 'slot',
  'rectangular-blind-slot', 'v-circular-end-blind-slot', 'h-circular-end-blind-slot',
  'rectangular-through-step', '2sides-through-step', 'slanted-through-step', 'step',
  'triangular-blind-step', 'rectangular-blind-step', 'circular-blind-step',
])
export type FeatureKind = z.infer<typeof FeatureKind>
/**
 * Of pockets, slots and passages also `depthMm`, the height of their walls, and `toolMm`, the diameter of the thickest tool that goes into them, as far as opposite walls and rounded
 * corners tell; null where they do not, and of all others.
 */
export const Feature = z.object({ kind: FeatureKind, faceIds: FaceIds, depthMm: z.number().nullable(), toolMm: z.number().nullable() })
export type Feature = z.infer<typeof Feature>

/** Two faces with material between them and nothing else: as thick as at the median of some points. The thinnest of a solid, a hundred at most. */
export const Wall = z.object({ thicknessMm: z.number(), faceIds: FaceIds })
export type Wall = z.infer<typeof Wall>

/** A face of which no straight tool reaches this share, from whatever direction. The most hidden of a solid, a hundred at most. */
export const Undercut = z.object({ hiddenPercent: z.number(), faceIds: FaceIds })
export type Undercut = z.infer<typeof Undercut>

/** How a part of this shape is usually made. `unknown`: its faces could not be told apart. */
export const Process = z.enum(['turned', 'mill-turn', 'milled', 'sheet', 'unknown'])
export type Process = z.infer<typeof Process>

/** What a machinist sees in the faces of a solid; empty where its faces could not be told apart. */
export const Machining = z.object({
  holes: z.array(Hole),
  bores: z.array(Bore),
  /** A face belongs to one feature at most; the holes are among them. */
  features: z.array(Feature),
  walls: z.array(Wall),
  undercuts: z.array(Undercut),
  /** Of the tightest concave corner that is no bore; null where there is none. */
  minInternalCornerRadiusMm: z.number().nullable(),
  process: Process,
  /** Least number of directions from which all features can be reached. */
  setups: Count,
})
export type Machining = z.infer<typeof Machining>

/** What is said of a solid whose faces could not be told apart. */
export const nothingRecognised: Machining = { holes: [], bores: [], features: [], walls: [], undercuts: [], minInternalCornerRadiusMm: null, process: 'unknown', setups: 0 }

export const Solid = SolidMeasures.extend(Machining.shape)
export type Solid = z.infer<typeof Solid>

/**
 * `invalid-shape`: faces, edges and vertices contradict each other. `imprecise-shape`: they agree only within a gap that is
 * large for the part; the reader bridged it, so the measures are of a repaired shape. `mesh-mismatch`: two independent volumes of one solid
 * differ by more than 1 %. `triangles-only`: the part is known as triangles, so no bores, threads or tolerances. `solids-lost`: the file declares more solid bodies than could be built from it.
 * `drawing-only`: a drawing has no volume and no shape to measure. `no-text`: nothing on it is written in letters, as on a scan. `not-all-read`: cut off, or longer than what is read.
 */
export const WarningCode = z.enum([
  'no-solids', 'solids-lost', 'unmeasurable-solid', 'invalid-shape', 'open-solid', 'imprecise-shape',
  'no-volume', 'implausible-scale', 'no-units', 'mixed-units', 'mesh-mismatch', 'volume-uncertain',
  'triangles-only', 'several-solids', 'loose-geometry', 'drawing-only', 'no-text', 'not-all-read',
])
export type WarningCode = z.infer<typeof WarningCode>

/** `faceIds` count from 0 over the faces of all solids in the order of the file; empty when the warning is about the whole. */
export const GeometryWarning = z.object({ code: WarningCode, message: z.string(), faceIds: z.array(Count) })
export type GeometryWarning = z.infer<typeof GeometryWarning>

/** What a dimension measures, in the words of ISO 10303-242; `other`: one we have no name for. */
export const DimensionType = z.enum(['diameter', 'spherical-diameter', 'radius', 'spherical-radius', 'length', 'thickness', 'width', 'angle', 'distance', 'other'])
export type DimensionType = z.infer<typeof DimensionType>

/** ISO 1101 and ASME Y14.5. */
export const ToleranceType = z.enum([
  'straightness', 'flatness', 'roundness', 'cylindricity', 'line-profile', 'surface-profile', 'parallelism', 'perpendicularity', 'angularity',
  'position', 'concentricity', 'coaxiality', 'symmetry', 'circular-runout', 'total-runout',
])
export type ToleranceType = z.infer<typeof ToleranceType>

/**
 * Product and manufacturing information that the file states for machines to read (ISO 10303-242); drawn annotations alone are none. Lengths in mm, angles in degrees.
 * `faceIds` is empty where the file does not say, or where its faces and those of the shape could not be told to be the same.
 */
export const Annotation = z.discriminatedUnion('kind', [
  /** `upper` and `lower`: deviations from `nominal`, null where a general tolerance holds. `role`: a theoretically exact dimension is where a geometric tolerance begins; one for reference obliges nobody. `fit` as in ISO 286 (H7). */
  z.object({
    kind: z.literal('dimension'), type: DimensionType, nominal: z.number().nullable(), upper: z.number().nullable(), lower: z.number().nullable(), unit: z.enum(['mm', 'deg']),
    fit: z.string().max(20).nullable(), role: z.enum(['ordinary', 'theoretical', 'reference']), faceIds: FaceIds,
  }),
  /** `value`: width of the zone, or its diameter. `modifiers` and those of a datum in the letters of the standard: M, L, P, CZ. */
  z.object({
    kind: z.literal('tolerance'), type: ToleranceType, value: z.number(), zone: z.enum(['width', 'diameter', 'sphere']), modifiers: z.array(z.string().max(40)).max(10), datums: z.array(z.string().max(40)).max(10), faceIds: FaceIds,
  }),
  z.object({ kind: z.literal('datum'), letter: z.string().max(10), faceIds: FaceIds }),
])
export type Annotation = z.infer<typeof Annotation>

const common = {
  format: GeometryFormat,
  /** Name of the application schema as written in the file's header, e.g. AUTOMOTIVE_DESIGN; of triangles, the kind of file. */
  schema: z.string(),
  units: LengthUnit,
  solids: z.array(Solid),
  pmi: z.array(Annotation),
  drawing: DrawingText.optional(),
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

/** Why there is no report. The first eight blame the file, the rest the attempt: only those are worth repeating. */
export const GeometryProblem = z.object({
  code: z.enum([
    'empty-file', 'too-large', 'not-a-step-file', 'unreadable-step', 'not-a-mesh-file', 'unreadable-mesh',
    'not-a-drawing-file', 'unreadable-drawing', 'timeout', 'out-of-memory', 'crashed', 'closed',
  ]),
  message: z.string(),
})
export type GeometryProblem = z.infer<typeof GeometryProblem>

/** All that the engine says of a file: its report, and the shape of its solids to look at (glTF 2.0 binary, see glb.ts) where one could be made. */
export type Analysed = { readonly report: GeometryReport; readonly preview?: Uint8Array }
