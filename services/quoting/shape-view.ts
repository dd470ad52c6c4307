import * as z from 'zod'

const Count = z.int().min(1)
/** 0-based, as in the 3-D view of the file. */
const FaceIds = z.array(z.int().min(0)).max(5000)
const Deviation = z.number().nullable()

/** What the file says of a dimension, a geometric tolerance or a datum, as in `Annotation` of the geometry report; `unit` is mm or deg. */
const Stated = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dimension'), type: z.string(), nominal: Deviation, upper: Deviation, lower: Deviation, unit: z.string(), fit: z.string().nullable(), role: z.string(), faceIds: FaceIds }),
  z.strictObject({ kind: z.literal('tolerance'), type: z.string(), value: z.number(), zone: z.string(), modifiers: z.array(z.string()), datums: z.array(z.string()), faceIds: FaceIds }),
  z.strictObject({ kind: z.literal('datum'), letter: z.string(), faceIds: FaceIds }),
])

/**
 * What a measured model holds, to be looked at beside its 3-D view: holes of one kind and size together, machined features of one kind together, and what the file states of
 * dimensions and tolerances, the tightest first. Kinds and types are the words of the geometry report (geometry/report.ts), to which more may come. Lengths in mm.
 */
export const Shape = z.strictObject({
  holes: z.array(z.strictObject({ kind: z.string(), diameterMm: z.number(), depthMm: z.number(), count: Count, faceIds: FaceIds })).max(500),
  features: z.array(z.strictObject({ kind: z.string(), count: Count, faceIds: FaceIds })).max(100),
  stated: z.array(Stated).max(500),
})
export type Shape = z.infer<typeof Shape>
