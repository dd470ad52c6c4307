import * as z from 'zod'

const Count = z.int().min(1)
/** 0-based, as in the 3-D view of the file. */
const FaceIds = z.array(z.int().min(0)).max(5000)
const Deviation = z.number().nullable()

const Dimension = z.strictObject({ kind: z.literal('dimension'), type: z.string(), nominal: Deviation, upper: Deviation, lower: Deviation, unit: z.string(), fit: z.string().nullable(), role: z.string() })
const Tolerance = z.strictObject({ kind: z.literal('tolerance'), type: z.string(), value: z.number(), zone: z.string(), modifiers: z.array(z.string()), datums: z.array(z.string()) })
const Datum = z.strictObject({ kind: z.literal('datum'), letter: z.string() })

/** What a file says of a dimension, a geometric tolerance or a datum, as in `Annotation` of the geometry report; `unit` is mm or deg. */
export const Stated = z.discriminatedUnion('kind', [Dimension, Tolerance, Datum])
export type Stated = z.infer<typeof Stated>

const onFaces = { faceIds: FaceIds }
const StatedOnFaces = z.discriminatedUnion('kind', [Dimension.extend(onFaces), Tolerance.extend(onFaces), Datum.extend(onFaces)])

/**
 * What a measured model holds, to be looked at beside its 3-D view: holes of one kind and size together, machined features of one kind together, and what the file states of
 * dimensions and tolerances, the tightest first. Kinds and types are the words of the geometry report (geometry/report.ts), to which more may come. Lengths in mm.
 */
export const Shape = z.strictObject({
  holes: z.array(z.strictObject({ kind: z.string(), diameterMm: z.number(), depthMm: z.number(), count: Count, faceIds: FaceIds })).max(500),
  features: z.array(z.strictObject({ kind: z.string(), count: Count, faceIds: FaceIds })).max(100),
  stated: z.array(StatedOnFaces).max(500),
})
export type Shape = z.infer<typeof Shape>
