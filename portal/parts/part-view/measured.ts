/** A point of the part that somebody has chosen: mm in the coordinates of its file, with the direction its face looks there. */
export type Chosen = { readonly face: number; readonly point: Triple; readonly normal: Triple }
export type Triple = readonly [number, number, number]

/** Between two chosen points, mm: straight, along the axes of the file, and straight across where their faces are parallel and not in one plane. */
export type Distance = { readonly straight: number; readonly along: Triple; readonly across: number | undefined }

/** Cosine from which two faces are parallel: a quarter of a degree. */
const PARALLEL = 0.99999
/** Nearer than this, mm, they are one plane. */
const ONE_PLANE = 0.0005

export const distanceOf = ({ point: a, normal: n }: Chosen, { point: b, normal: m }: Chosen): Distance => {
  const along: Triple = [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
  const dot = (u: Triple, v: Triple): number => u[0] * v[0] + u[1] * v[1] + u[2] * v[2]
  const across = Math.abs(dot(along, n))
  return { straight: Math.hypot(...along), along, across: Math.abs(dot(n, m)) > PARALLEL && across > ONE_PLANE ? across : undefined }
}
