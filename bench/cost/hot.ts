import * as z from 'zod'
import type { Fact } from '../rig/facts.ts'

/** The partition of a table or an index that takes the largest part of its traffic, over many orders. */
export const Hot = z.object({
  service: z.string(), index: z.string(), kind: z.enum(['read', 'write']), partition: z.string(),
  /** Of the traffic of this table or index. */
  share: z.number(),
  unitsPerOrder: z.number(),
  /** Who comes to this partition: one order, all orders of one customer, or all orders. */
  spread: z.enum(['order', 'customer', 'all']),
})
export type Hot = z.infer<typeof Hot>

/** For each table and index, its busiest partition; busiest first. */
export const hotOf = (orders: readonly (readonly Fact[])[]): Hot[] => {
  const places = new Map<string, Map<string, number>>()
  for (const fact of orders.flat()) {
    if (fact.kind !== 'store') continue
    for (const { kind, index = 'table', partition, units } of fact.use.charges) {
      const place = `${fact.service} ${index} ${kind}`
      const partitions = places.get(place) ?? new Map<string, number>()
      partitions.set(partition, (partitions.get(partition) ?? 0) + units)
      places.set(place, partitions)
    }
  }
  return [...places].map(([place, partitions]) => {
    const [service = '', index = '', kind] = place.split(' ')
    const [partition, units] = [...partitions].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
    const all = [...partitions.values()].reduce((sum, each) => sum + each, 0)
    return Hot.parse({ service, index, kind, partition: masked(partition), share: round(units / all), unitsPerOrder: round(units / orders.length), spread: spreadOf(partition) })
  }).toSorted((a, b) => b.unitsPerOrder - a.unitsPerOrder)
}

/** Ids, hashes and heats differ from order to order. */
const own = /[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{24,}|\d{7,}/g
const masked = (partition: string): string => partition.replaceAll(own, '…')

export const spreadOf = (partition: string): Hot['spread'] => {
  // A sampling state belongs to a customer's part, whatever its id looks like.
  if (/^(history#)?smp[#_]|cus_/.test(partition)) return 'customer'
  return partition.search(own) >= 0 ? 'order' : 'all'
}

const round = (value: number): number => Math.round(value * 1000) / 1000
