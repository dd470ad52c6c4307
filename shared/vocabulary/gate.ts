import * as z from 'zod'

/** What a payment opens: the start of production, the dispatch of goods, or nothing. */
export const Gate = z.enum(['production', 'shipment', 'none'])
export type Gate = z.infer<typeof Gate>
