import { idFrom } from '#shared/kernel/hash.ts'

/** The one sampling state of a customer's part: by both, as a JSON array, so that no two pairs run together. */
export const samplingIdOf = (customerId: string, partNumber: string): string => idFrom('sampling', [customerId, partNumber])
