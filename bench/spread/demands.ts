import { computing, largestCustomer, rush, waits } from '../assumptions.ts'
import { seconds } from '../cost/price-order.ts'
import { wholeOrder, type Profile } from '../cost/profile.ts'
import type { Hot } from '../cost/hot.ts'
import { quotas, type Quota } from '../quotas.ts'
import { memoryMb } from '../stacks.ts'

/** What one order asks of one limit. */
export type Demand = { readonly quota: Quota; readonly where: string; readonly perOrder: number }

/** Orders a day at which the busiest second reaches a limit. */
export const ordersADay = ({ quota, perOrder }: Demand): number => (quota.perSecond / perOrder) * (86_400 / rush)

/** Part of a limit that the busiest second takes at so many orders a day; 1 is all of it. */
export const taken = (demand: Demand, orders: number): number => orders / ordersADay(demand)

/** Every limit an order touches, the one that is reached first in front. */
export const demandsOf = (profile: Profile): Demand[] => {
  const order = wholeOrder(profile)
  const { busiest } = profile
  const time = seconds(order)
  return [
    ...hottest(profile.hot),
    { quota: quotas.freshTable, where: busiest.writeUnits.of, perOrder: busiest.writeUnits.amount },
    { quota: quotas.tableWrites, where: busiest.writeUnits.of, perOrder: busiest.writeUnits.amount },
    { quota: quotas.tableReads, where: busiest.readUnits.of, perOrder: busiest.readUnits.amount },
    { quota: quotas.concurrency, where: 'all functions, workers apart', perOrder: time.http + time.inbox + time.relay },
    { quota: quotas.apiThrottle, where: busiest.requests.of, perOrder: busiest.requests.amount },
    { quota: quotas.webhookThrottle, where: busiest.webhooks.of, perOrder: busiest.webhooks.amount },
    { quota: quotas.queueConcurrency, where: busiest.messages.of, perOrder: busiest.messages.amount * (time.inbox / Math.max(1, order.messages)) },
    { quota: relayQuota, where: busiest.events.of, perOrder: busiest.events.amount },
    // A relay makes at most as many calls as it publishes events.
    { quota: quotas.putEvents, where: 'all relays', perOrder: order.events },
    { quota: quotas.deliveries, where: 'the bus', perOrder: order.messages },
    { quota: quotas.requests, where: 'all six APIs', perOrder: order.requests },
  ].toSorted((a, b) => ordersADay(a) - ordersADay(b))
}

/** A stream's shard has one relay at work; it publishes ten events with one call. A table that is split has more shards. */
const relayQuota: Quota = {
  name: 'Relay: events through one shard of a stream', perSecond: Math.floor(10_000 / (waits.putEvents + computing.relay * (1769 / memoryMb.relay))), unit: 'events', raisedBy: 'nobody',
  source: 'computed: 10 events for each PutEvents, one call after another',
}

/** The busiest partition of each kind that orders share: all of them, or the largest customer's. */
const hottest = (hot: readonly Hot[]): Demand[] =>
  (['write', 'read'] as const).flatMap((kind) => (['all', 'customer'] as const).flatMap((spread) => {
    const [busiest] = hot.filter((each) => each.kind === kind && each.spread === spread).toSorted((a, b) => b.unitsPerOrder - a.unitsPerOrder)
    if (!busiest) return []
    const share = spread === 'customer' ? largestCustomer : 1
    const where = `${busiest.service} ${busiest.index} \`${busiest.partition}\`${spread === 'customer' ? ', the largest customer' : ''}`
    return [{ quota: kind === 'write' ? quotas.partitionWrites : quotas.partitionReads, where, perOrder: busiest.unitsPerOrder * share }]
  }))
