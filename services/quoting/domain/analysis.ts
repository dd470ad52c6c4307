import { fail, ok, type Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { GeometryProblem, GeometryReport, Hole, Solid } from '../geometry/report.ts'
import type { ShopRules } from '../manufacturability-view.ts'
import type { Analysis, Drilled, Machining, Measures } from '../rfq-view.ts'
import { findingsOf } from './findings.ts'
import { holesBySize } from './shape.ts'

/** What the request keeps of a geometry report; every failure ends with a person, none with a lost request. */
export const analysisOf = (measured: Result<GeometryReport, GeometryProblem>, rules: ShopRules, now: Instant): Analysis => {
  if (!measured.ok) return { status: 'NeedsPerson', code: measured.error.code, message: measured.error.message, at: now }
  const measures = measuresOf(measured.value, rules)
  if (measured.value.decision === 'needs-person') {
    const { code, message } = measured.value.reason
    return { status: 'NeedsPerson', code, message, ...(measures.ok && { measures: measures.value }), at: now }
  }
  if (!measures.ok) return { status: 'NeedsPerson', code: 'out-of-range', message: 'The measures are too large to be those of a part.', at: now }
  return { status: 'Measured', measures: measures.value, at: now }
}

/** Sums over the solids and the box around all of them. Nothing to sum, or numbers no part has, are no measures. */
const measuresOf = (report: GeometryReport, rules: ShopRules): Result<Measures, undefined> => {
  const { solids, units, warnings } = report
  if (solids.length === 0) return fail(undefined)
  const sum = (of: (solid: GeometryReport['solids'][number]) => number) => solids.reduce((total, solid) => total + of(solid), 0)
  const corner = (side: 'min' | 'max', axis: 0 | 1 | 2) => Math[side](...solids.map(({ boundingBoxMm }) => boundingBoxMm[side][axis]))
  const volume = sum(({ volumeMm3 }) => volumeMm3)
  const area = sum(({ areaMm2 }) => areaMm2)
  const min = [corner('min', 0), corner('min', 1), corner('min', 2)]
  const max = [corner('max', 0), corner('max', 1), corner('max', 2)]
  if (![volume, area, ...min, ...max].every((value) => Math.abs(value) < largest)) return fail(undefined)
  return ok({
    volumeMm3: decimal(volume), areaMm2: decimal(area), boundingBoxMm: { min: min.map(decimal), max: max.map(decimal) },
    solids: solids.length, faces: sum(({ faces }) => faces.total), units, warnings: warnings.slice(0, 50).map(({ code }) => code),
    machining: machiningOf(report, rules),
  })
}

/** Several solids are made one after the other: by one process only where it is the same for all. */
const machiningOf = ({ solids, pmi }: GeometryReport, rules: ShopRules): Machining => {
  const [process = 'unknown', ...others] = new Set(solids.map((solid) => solid.process))
  const sum = (of: (solid: Solid) => number) => solids.reduce((total, solid) => total + of(solid), 0)
  return {
    process: others.length === 0 ? process : 'unknown', setups: sum(({ setups }) => setups), holes: sum(({ holes }) => holes.length), findings: findingsOf({ solids, pmi }, rules),
    drilled: drilledOf(solids.flatMap(({ holes }) => holes)),
  }
}

const drilledOf = (holes: readonly Hole[]): Drilled[] =>
  holesBySize(holes).slice(0, mostSizes).map((group) => ({ kind: group[0].kind, diameterMm: group[0].diameterMm.toFixed(2), depthMm: group[0].depthMm.toFixed(2), count: group.length }))
const mostSizes = 100

/** Twelve digits before the point is what a stored decimal holds; six after it are a picometre more than any gauge reads. */
const largest = 1e12
const decimal = (value: number): string => value.toFixed(6)
