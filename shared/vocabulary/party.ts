import * as z from 'zod'

/** A postal address; `country` is ISO 3166-1 alpha-2. */
export const Address = z.strictObject({
  name: z.string().min(1).max(200),
  lines: z.array(z.string().min(1).max(200)).min(1).max(4),
  city: z.string().min(1).max(100),
  postalCode: z.string().min(1).max(20),
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters of ISO 3166-1'),
})
export type Address = z.infer<typeof Address>

/** Who bears a cost or a risk, and who does a piece of work. */
export const Party = z.enum(['customer', 'manufacturer'])
export type Party = z.infer<typeof Party>

/** Who performs an operation: the manufacturer may do all or part of the process. */
export const Performer = z.enum(['manufacturer', 'customer', 'subcontractor'])
export type Performer = z.infer<typeof Performer>

/** Somebody as the history shows them: never more than an id and a display name. */
export const Person = z.strictObject({ id: z.string().min(1), name: z.string().min(1) })
export type Person = z.infer<typeof Person>
