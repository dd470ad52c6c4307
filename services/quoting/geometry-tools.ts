import type { Result } from '#shared/kernel/result.ts'
import type { Analysed, GeometryFormat, GeometryProblem } from './geometry/report.ts'

/** What the measuring worker carries besides the ports; the weight of the geometry kernel stays out of all other functions. */
export type GeometryTools = { readonly analyse: (bytes: Uint8Array, format: GeometryFormat) => Promise<Result<Analysed, GeometryProblem>> }
