import { serviceNames } from './service-names.ts'

/** A change somewhere: whose it is, and none of its data. */
export type Told = { readonly service: string; readonly type: string; readonly orderId: string; readonly aggregateId: string }

/**
 * Whether a change may show in an answer: in every list of its service (`[service, route, input]` is a query's key), and in what was asked for by
 * its own id or its order's, or speaks of the order. What is kept under another key is asked for again, except forms, which are code.
 */
export const concerns = ([of, , input]: readonly unknown[], data: unknown, { service, orderId, aggregateId }: Told): boolean => {
  if (!serviceNames.some((name) => name === of)) return of !== 'form'
  if (of !== service) return false
  if (!asksById(input) || data === undefined) return true
  const text = JSON.stringify([input, data])
  return text.includes(aggregateId) || text.includes(orderId)
}

const asksById = (input: unknown): boolean => typeof input === 'object' && input !== null && 'params' in input
