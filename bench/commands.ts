import { systemClock } from '#shared/adapters/local/clock.ts'
import { randomIds } from '#shared/adapters/local/ids.ts'
import { driveOrder } from '#local/demo/order.ts'
import type { Fact } from './rig/facts.ts'
import { onSqlite } from './rig/on-sqlite.ts'
import { openRig } from './rig/rig.ts'
import { drawing, quickTools } from './rig/tools.ts'
import { figure, median, quantile, table } from './table.ts'

type Request = Extract<Fact, { kind: 'request' }>

/** Most an http edge may add to its use case, at the median; milliseconds. */
const edgeBudget = 1

/**
 * The requests of whole orders through the http edge on SQLite, one at a time with nothing else going on. The use case is timed inside the
 * very same request: the rest is the edge (token, schemas, receipt, log). A query's name begins with GET.
 */
export const commands = async ({ orders, say }: { readonly orders: number; readonly say: (text: string) => void }): Promise<void> => {
  const tools = await quickTools()
  let requests: Request[] = []
  const rig = await openRig({
    open: onSqlite, tools, clock: systemClock, ids: randomIds(systemClock), batch: 10, meter: false,
    tell: (fact) => { if (fact.kind === 'request') requests.push(fact) },
    between: ({ settle }) => settle(),
  })
  for (let warming = 0; warming < 2; warming += 1) await driveOrder(rig.shop, drawing)
  requests = []
  for (let driven = 0; driven < orders; driven += 1) await driveOrder(rig.shop, drawing)
  await rig.close()
  const byRoute = Map.groupBy(requests, ({ service, route }) => `${service} ${route}`)
  const rows = [...byRoute].toSorted((a, b) => b[1].length - a[1].length).slice(0, commonest).map(([route, each]) => row(route, each))
  say(`### The ${commonest} commonest requests of an order, http edge on SQLite, milliseconds\n\n${table(['request', 'times', 'p50', 'p99', 'edge p50', 'edge p99'], [...rows, row('all', requests)])}`)
  const over = median(requests.map(edge))
  say(`The edge adds ${figure(over, 2)} ms at the median (budget ${edgeBudget} ms): ${over <= edgeBudget ? 'ok' : 'over'}.`)
}

const commonest = 20
const edge = ({ milliseconds, useCase }: Request): number => milliseconds - useCase

const row = (name: string, requests: readonly Request[]): string[] => {
  const [all, edges] = [requests.map(({ milliseconds }) => milliseconds), requests.map(edge)]
  return [name, String(requests.length), ...[median(all), quantile(all, 0.99), median(edges), quantile(edges, 0.99)].map((each) => figure(each, 2))]
}
