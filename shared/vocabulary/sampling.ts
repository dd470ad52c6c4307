import * as z from 'zod'

/** Acceptance quality limits in per cent nonconforming, as the columns of ISO 2859-1 print them; the position in the row counts. */
export const aqls = ['0.065', '0.10', '0.15', '0.25', '0.40', '0.65', '1.0', '1.5', '2.5', '4.0', '6.5', '10'] as const
export const Aql = z.enum(aqls)
export type Aql = z.infer<typeof Aql>
