import * as z from 'zod'

/**
 * The faces of one solid and how they meet: an attributed adjacency graph, as plain data. Lengths in mm, areas in mm², angles in radians; directions
 * are unit vectors; `id` counts over the faces of all solids in the order of the file.
 */

const Vector = z.tuple([z.number(), z.number(), z.number()]).readonly()
const Id = z.int().nonnegative()

/** Part of a surface of revolution that a face covers: along the axis, measured from `point`, and around it; `middle` points from the axis to the middle of the turn. */
const spans = { axis: Vector, point: Vector, from: z.number(), to: z.number(), turn: z.number(), middle: Vector }

/**
 * `concave`: the material is outside, as around a bore. A cylinder, cone, plane or sphere may be written as a spline in the file: `recognised` says so.
 * The radius of a cone grows by the tangent of `halfAngle` along its axis; it is that at `point`.
 */
export const Surface = z.discriminatedUnion('kind', [
  /** `normal` points out of the material. */
  z.object({ kind: z.literal('plane'), normal: Vector, point: Vector, recognised: z.boolean() }),
  z.object({ kind: z.literal('cylinder'), ...spans, radius: z.number(), concave: z.boolean(), recognised: z.boolean() }),
  z.object({ kind: z.literal('cone'), ...spans, radius: z.number(), halfAngle: z.number(), concave: z.boolean(), recognised: z.boolean() }),
  z.object({ kind: z.literal('sphere'), centre: Vector, radius: z.number(), concave: z.boolean(), recognised: z.boolean() }),
  /** `radius` is that of the tube. */
  z.object({ kind: z.literal('torus'), ...spans, majorRadius: z.number(), radius: z.number(), concave: z.boolean() }),
  z.object({ kind: z.literal('freeform') }),
])
export type Surface = z.infer<typeof Surface>

/** `edges`: ids of the edges it follows. `inner`: it bounds an opening of the face; told for planes only. */
const Loop = z.object({ edges: z.array(Id), inner: z.boolean() })

/** What stands opposite most points of a face, and how far away at the median, mm; null where nothing does. */
const Opposite = z.object({ face: Id, mm: z.number() }).nullable()

/** What is seen from some points of a face (../rays.ts): through the material, over the air, and the share of them that no straight tool reaches. */
export const Seen = z.object({ through: Opposite, over: Opposite, hiddenShare: z.number() })
export type Seen = z.infer<typeof Seen>

export const Face = z.object({
  id: Id,
  surface: Surface,
  /** Of the triangulation. */
  area: z.number(),
  min: Vector,
  max: Vector,
  centroid: Vector,
  loops: z.array(Loop),
  seen: Seen,
})
export type Face = z.infer<typeof Face>

/**
 * A connected line along which two faces meet. `angle`: turn of the normal across it: positive where convex, negative where concave, nearly 0 where
 * the faces run smoothly into each other; averaged along the edge. `line`: its direction when it is straight.
 */
export const Edge = z.object({
  id: Id,
  faces: z.tuple([Id, Id]),
  angle: z.number(),
  convexity: z.enum(['convex', 'concave', 'smooth']),
  length: z.number(),
  closed: z.boolean(),
  start: Vector,
  end: Vector,
  line: Vector.optional(),
})
export type Edge = z.infer<typeof Edge>

/** Recognition compares faces with each other, in the process that asked: more would hold it up, and are no machined part. */
export const GRAPH_LIMITS = { faces: 3000, edges: 20_000 } as const

export const ShapeGraph = z.object({ faces: z.array(Face).max(GRAPH_LIMITS.faces), edges: z.array(Edge).max(GRAPH_LIMITS.edges) })
export type ShapeGraph = z.infer<typeof ShapeGraph>
