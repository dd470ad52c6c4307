import * as z from 'zod'

/** A decimal number as text: `12.700`. Binary floats never enter storage, and trailing zeros (the resolution read) are kept. */
export const Decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,9})?$/, 'a decimal number such as 12.700')
export type Decimal = z.infer<typeof Decimal>

export const LengthUnit = z.enum(['mm', 'in'])

/** A measured or nominal value with its unit. */
export const Measurement = z.strictObject({ value: Decimal, unit: z.enum(['mm', 'in', 'deg', 'um', 'HRC', 'kg', 'C62']) })
export type Measurement = z.infer<typeof Measurement>
