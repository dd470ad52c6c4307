import { systemClock } from '#shared/adapters/local/clock.ts'
import { randomIds } from '#shared/adapters/local/ids.ts'
import { dynoxideMissing } from '#shared/testing/dynoxide.ts'
import { setTimeout } from 'node:timers/promises'
import { driveOrder } from '#local/demo/order.ts'
import { services, type Tools } from '#local/services.ts'
import type { Open } from './rig/backend.ts'
import { onDynamoDb } from './rig/on-dynamodb.ts'
import { onSqlite } from './rig/on-sqlite.ts'
import { openRig } from './rig/rig.ts'
import { drawing, quickTools, timedTools, type Timed } from './rig/tools.ts'
import { figure, median, quantile, table } from './table.ts'

export type OrdersOptions = { readonly orders: number; readonly atOnce: number; readonly say: (text: string) => void }

/** Whole orders a second, and how long an event takes to its effect in the next service, on one machine over both pairs of adapters. */
export const orders = async (options: OrdersOptions): Promise<void> => {
  const { say } = options
  const tools = await quickTools()
  const rows = [await drive('SQLite', onSqlite, tools, options)]
  const missing = dynoxideMissing()
  if (missing === undefined) rows.push(await drive('DynamoDB over the wire', onDynamoDb(services.flatMap(({ service }) => service.manifest.secrets)), tools, options))
  else say(`Skipped: DynamoDB over the wire (${missing}).`)
  say(`### Whole orders, ${options.orders} of them, ${options.atOnce} at a time\n\n${table(['adapters', 'orders a second', 'requests a second', 'event latency p50', 'p99', 'events handled'], rows)}`)
  say('Latency: from the time an event carries (its commit) until its effect is committed in the service that hears it. Everything runs in one process, beside whoever drives the orders; a client that waits looks again every 20 ms. PDFs and geometry apart:')
  say(await workers())
}

const drive = async (name: string, open: Open, tools: Tools, { orders: count, atOnce }: OrdersOptions): Promise<string[]> => {
  const latencies: number[] = []
  let requests = 0
  const rig = await openRig({
    open, tools, clock: systemClock, ids: randomIds(systemClock), batch: 10, meter: false,
    tell: (fact) => {
      if (fact.kind === 'handled') latencies.push(fact.latency)
      if (fact.kind === 'request') requests += 1
    },
    between: async (_, waiting) => { if (waiting) await setTimeout(20) },
  })
  rig.start()
  await driveOrder(rig.shop, drawing)
  latencies.length = 0
  requests = 0
  const began = performance.now()
  let next = 0
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while ((next += 1) <= count) await driveOrder(rig.shop, drawing, { heats: [`HT-${next}1`, `HT-${next}2`] })
  }))
  const seconds = (performance.now() - began) / 1000
  await rig.close()
  return [name, figure(count / seconds, 2), figure(requests / seconds), `${figure(median(latencies))} ms`, `${figure(quantile(latencies, 0.99))} ms`, figure(latencies.length)]
}

/** The real tools of the workers over one order. */
const workers = async (): Promise<string> => {
  const timings: Timed[] = []
  const tools = timedTools(timings)
  const rig = await openRig({ open: onSqlite, tools, clock: systemClock, ids: randomIds(systemClock), batch: 10, meter: false, tell: () => undefined, between: ({ settle }) => settle() })
  await driveOrder(rig.shop, drawing)
  await driveOrder(rig.shop, drawing)
  await rig.close()
  tools.close()
  return table(['worker', 'uses', 'median', 'longest (the first)', 'median KB'], (['geometry', 'document'] as const).map((tool) => {
    const used = timings.filter((each) => each.tool === tool)
    const times = used.map(({ milliseconds }) => milliseconds)
    return [tool, String(used.length), `${figure(median(times))} ms`, `${figure(Math.max(...times))} ms`, figure(median(used.map(({ bytes }) => bytes)) / 1024)]
  }))
}
