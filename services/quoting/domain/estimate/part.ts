import { fail, ok, type Result } from '#shared/kernel/result.ts'
import type { NoEstimate } from '../../estimate-view.ts'
import type { Analysis, Machining } from '../../rfq-view.ts'

/** Holes of one kind and size. */
export type Holes = { readonly kind: 'through' | 'blind' | 'counterbore' | 'countersink'; readonly diameterMm: number; readonly depthMm: number; readonly count: number }

/** What an estimate needs of a measured part. `holes` is absent where the file was measured before they were told. */
export type Part = {
  readonly volumeMm3: number
  readonly areaMm2: number
  /** Widths of the box along the axes of the file, ascending. */
  readonly boxMm: readonly [number, number, number]
  readonly faces: number
  readonly process: 'turned' | 'mill-turn' | 'milled'
  /** Least number of directions from which all features are reached. */
  readonly directions: number
  readonly holes?: readonly Holes[]
}

/** The part of a measured file; or why its measures are none to estimate from. Having looked at a doubtful file makes its measures no surer. */
export const partOf = (analysis: Analysis): Result<Part, NoEstimate> => {
  if (analysis.status === 'NeedsPerson' || analysis.status === 'Acknowledged') return fail({ reason: 'needs-person', code: analysis.code })
  if (analysis.status !== 'Measured') return fail({ reason: 'not-measured' })
  const { volumeMm3, areaMm2, boundingBoxMm: { min, max }, faces, machining } = analysis.measures
  const process = machining?.process ?? 'unknown'
  if (machining === undefined || process === 'unknown') return fail({ reason: 'shape-not-told' })
  if (process === 'sheet') return fail({ reason: 'sheet' })
  const [a = 0, b = 0, c = 0] = max.map((side, axis) => Number(side) - Number(min[axis])).toSorted((x, y) => x - y)
  return ok({ volumeMm3: Number(volumeMm3), areaMm2: Number(areaMm2), boxMm: [a, b, c], faces, process, directions: Math.max(1, machining.setups), ...holesOf(machining) })
}

/** All of them or none: an estimate does not count half of the holes. */
const holesOf = ({ holes, drilled }: Machining): Pick<Part, 'holes'> => {
  if (drilled === undefined || drilled.reduce((sum, { count }) => sum + count, 0) < holes) return {}
  return { holes: drilled.map(({ kind, diameterMm, depthMm, count }) => ({ kind, diameterMm: Number(diameterMm), depthMm: Number(depthMm), count })) }
}
