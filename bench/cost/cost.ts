import type { Fact } from '../rig/facts.ts'
import { steps, type Step } from '#local/demo/order.ts'
import { services } from '#local/services.ts'
import { figure, table } from '../table.ts'
import { prices, type Region } from '../prices.ts'
import { onSqlite } from '../rig/on-sqlite.ts'
import { timedTools, type Timed } from '../rig/tools.ts'
import { openCounting, type Counting, type StepFacts } from './drive.ts'
import { monthly, termsOf, total, type Term } from './price-order.ts'
import { ordersCompared, profileOf, wholeOrder, type Profile } from './profile.ts'
import { storeOrders, templatesOf } from './stored.ts'
import { nothing, plus, tallyOf, type Tally } from './tally.ts'

export type CostOptions = { readonly stored: readonly number[]; readonly alarms: number; readonly regions: readonly Region[]; readonly say: (text: string) => void }

/** What an order takes and costs, whether few or many are stored. Orders are real ones; those they lie among are copies. */
export const cost = async ({ stored, alarms, regions, say }: CostOptions): Promise<Profile> => {
  const timings: Timed[] = []
  const tools = timedTools(timings)
  const counting = await openCounting(tools, onSqlite)
  await counting.order()
  const templates = templatesOf(counting.left)
  const one = await counting.order()
  const gbSeconds = workOf(timings)
  say(`### One order, step by step\n\n${byStep(one)}\n\nWorkers with the real tools on this machine: ${figure(gbSeconds, 1)} GB-s an order.`)
  say(`Commands that write more than 4 items: ${tooMany(Object.values(one).flat()).join(', ') || 'none'}.`)
  say(`### The same order among stored ones\n\n${await among(counting, templates, stored)}`)
  const orders = [one, ...(await repeat(ordersCompared - 1, counting.order))]
  tools.close()
  await counting.close()
  const profile = profileOf(one, orders, gbSeconds, new Date().toISOString().slice(0, 10))
  for (const region of regions) {
    const terms = termsOf(wholeOrder(profile), profile.workers, prices[region])
    say(`### Cost of one order, ${region} list prices\n\n${priced(terms)}\n\n${figure(total(terms), 5)} USD an order; the three largest terms: ${terms.slice(0, 3).map(({ name, usd }) => `${name} ${figure((usd / total(terms)) * 100)} %`).join(', ')}.`)
    const fixed = monthly(services.map(({ service }) => service.manifest), alarms, prices[region])
    say(`### Fixed cost a month, ${region}\n\n${priced(fixed)}\n\n${figure(total(fixed), 2)} USD a month with ${alarms} alarms.`)
  }
  return profile
}

const whole = (order: StepFacts): Tally => Object.values(order).map((facts: readonly Fact[]) => tallyOf(facts)).reduce(plus, nothing)

const columns: readonly (readonly [string, (tally: Tally) => number])[] = [
  ['read units', ({ readUnits }) => readUnits], ['write units: table', ({ tableWriteUnits }) => tableWriteUnits], ['indexes', ({ indexWriteUnits }) => indexWriteUnits],
  ['items written', ({ itemWrites }) => itemWrites], ['requests', ({ requests }) => requests], ['events', ({ events }) => events], ['messages', ({ messages }) => messages],
  ['runs', (tally) => tally.httpRuns + tally.inboxRuns + tally.relayRuns + tally.workerRuns], ['KB in tables', ({ tableBytes }) => tableBytes / 1024], ['indexes ', ({ indexBytes }) => indexBytes / 1024], ['receipts, 30 days', ({ expiringBytes }) => expiringBytes / 1024], ['KB in files', ({ fileBytes }) => fileBytes / 1024],
]

const row = (name: string, tally: Tally): string[] => [name, ...columns.map(([, of]) => figure(of(tally), 0))]

const byStep = (one: StepFacts): string =>
  table(['step', ...columns.map(([name]) => name)], [...steps.map((step: Step, at) => row(`${at + 1} ${step}`, tallyOf(one[step]))), row('all', whole(one))])

const among = async ({ rig, order }: Counting, templates: Parameters<typeof storeOrders>[1], stored: readonly number[]): Promise<string> => {
  const rows: string[][] = []
  let from = 0
  for (const to of stored) {
    storeOrders(rig, templates, from, to)
    from = to
    rows.push(row(figure(to), whole(await order())))
  }
  return table(['orders stored', ...columns.map(([name]) => name)], rows)
}

const repeat = async <T>(times: number, make: () => Promise<T>): Promise<T[]> => {
  const made: T[] = []
  for (let done = 0; done < times; done += 1) made.push(await make())
  return made
}

/** By the memory of the manifests. The first two orders were measured; a worker's processor there is as good as one here. */
const workOf = (timings: readonly Timed[]): number => {
  const gigabytes = { geometry: 2, document: 1 }
  return timings.reduce((sum, { tool, milliseconds }) => sum + (milliseconds / 1000) * gigabytes[tool], 0) / 2
}

const tooMany = (facts: readonly Fact[]): string[] => {
  const found = new Map<string, number>()
  let largest = 0
  for (const fact of facts) {
    if (fact.kind === 'store') largest = Math.max(largest, fact.use.writes)
    if (fact.kind === 'invocation' && fact.edge !== 'http') largest = 0
    if (fact.kind !== 'request') continue
    const name = `${fact.service} ${fact.route.split(' ')[1]}`
    if (largest > 4) found.set(name, Math.max(largest, found.get(name) ?? 0))
    largest = 0
  }
  return [...found].map(([name, writes]) => `${name} (${writes})`)
}

const priced = (terms: readonly Term[]): string =>
  table(['term', 'amount', 'unit', 'USD', 'share'], terms.map(({ name, amount, unit, usd }) => [name, figure(amount, amount < 100 && !Number.isInteger(amount) ? 2 : 0), unit, figure(usd, 6), `${figure((usd / total(terms)) * 100)} %`]))
