import type { Result } from '#shared/kernel/result.ts'
import type { Analysed, GeometryProblem } from './geometry/report.ts'

/** What the measuring worker carries besides the ports; the weight of the geometry kernel stays out of all other functions. */
export type GeometryTools = { readonly analyse: (step: Uint8Array) => Promise<Result<Analysed, GeometryProblem>> }
