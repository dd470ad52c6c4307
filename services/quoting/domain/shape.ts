import type { Annotation, GeometryReport, Hole } from '../geometry/report.ts'
import type { Shape } from '../shape-view.ts'
import { widthOf } from './tolerance-width.ts'

/** Sizes to a hundredth of a millimetre: what one drill makes is one group. */
export const holesBySize = (holes: readonly Hole[]): (readonly [Hole, ...Hole[]])[] =>
  Object.values(Object.groupBy(holes, ({ kind, diameterMm, depthMm }) => `${kind} ${diameterMm.toFixed(2)} ${depthMm.toFixed(2)}`)).flatMap((group = []) => {
    const [first, ...others] = group
    return first ? [[first, ...others] as const] : []
  })

const facesOf = (things: readonly { readonly faceIds: readonly number[] }[]): number[] => [...new Set(things.flatMap(({ faceIds }) => faceIds))].slice(0, 5000)
const hundredth = (value: number): number => Number(value.toFixed(2))
const holeKinds: readonly string[] = ['through-hole', 'blind-hole']

/** From a report what is worth a line in a list: see `Shape`. */
export const shapeOf = ({ solids, pmi }: Pick<GeometryReport, 'solids' | 'pmi'>): Shape => {
  const features = Map.groupBy(solids.flatMap((solid) => solid.features).filter(({ kind }) => !holeKinds.includes(kind)), ({ kind }) => kind)
  return {
    holes: holesBySize(solids.flatMap(({ holes }) => holes)).map((group) => ({
      kind: group[0].kind, diameterMm: hundredth(group[0].diameterMm), depthMm: hundredth(group[0].depthMm), count: group.length, faceIds: facesOf(group),
    })).toSorted((a, b) => a.diameterMm - b.diameterMm || a.depthMm - b.depthMm).slice(0, 500),
    features: [...features].map(([kind, all]) => ({ kind, count: all.length, faceIds: facesOf(all) })),
    stated: pmi.toSorted((a, b) => rank(a) - rank(b)).slice(0, 500).map((each) => ({ ...each, faceIds: each.faceIds.slice(0, 500) })),
  }
}

/** The tightest first, then what has no width of its own, datums last. */
const rank = (annotation: Annotation): number => (annotation.kind === 'datum' ? Infinity : widthOf(annotation) ?? Number.MAX_VALUE)
