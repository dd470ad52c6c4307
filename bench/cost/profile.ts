import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { steps } from '#local/demo/order.ts'
import type { Fact } from '../rig/facts.ts'
import { quickTools } from '../rig/tools.ts'
import { openCounting, type StepFacts } from './drive.ts'
import { hotOf, Hot } from './hot.ts'
import { nothing, plus, Tally, tallyOf } from './tally.ts'

const Most = z.object({ of: z.string(), amount: z.number() })

/** What an order takes, step by step, and which partitions every order goes to: measured by the bench and kept for `docs/scaling.md`. */
export const Profile = z.object({
  measuredOn: z.string(),
  steps: z.record(z.enum(steps), Tally),
  /** Where most of an order goes to, of each kind; a table with its indexes. */
  busiest: z.object({ writeUnits: Most, readUnits: Most, events: Most, requests: Most, webhooks: Most, messages: Most }),
  hot: z.array(Hot),
  workers: z.object({ gbSeconds: z.number() }),
})
export type Profile = z.infer<typeof Profile>

const file = join(import.meta.dirname, '../order-profile.json')
export const readProfile = (): Profile => Profile.parse(JSON.parse(readFileSync(file, 'utf8')))
export const writeProfile = (profile: Profile): void => writeFileSync(file, `${JSON.stringify(profile, undefined, 1)}\n`)

/** The profile of one order among `orders`, whose partitions are compared. */
export const profileOf = (one: StepFacts, orders: readonly StepFacts[], gbSeconds: number, measuredOn: string): Profile => {
  const all = Object.values(one).flat()
  const measured = Object.fromEntries(steps.map((step) => [step, tallyOf(one[step])]))
  return Profile.parse({ measuredOn, steps: measured, busiest: busiestOf(all), hot: hotOf(orders.map((order) => Object.values(order).flat())), workers: { gbSeconds } })
}

const busiestOf = (facts: readonly Fact[]): Profile['busiest'] => {
  const most = (placeOf: (fact: Fact) => string | undefined, amountOf: (tally: Tally) => number) => {
    const amounts = [...Map.groupBy(facts, placeOf)].flatMap(([of, each]) => (of === undefined ? [] : [{ of, amount: amountOf(tallyOf(each)) }]))
    return amounts.toSorted((a, b) => b.amount - a.amount)[0] ?? { of: 'nothing', amount: 0 }
  }
  const table = (fact: Fact) => (fact.kind === 'store' ? fact.service : undefined)
  return {
    writeUnits: most(table, (tally) => tally.tableWriteUnits + tally.indexWriteUnits),
    readUnits: most(table, ({ readUnits }) => readUnits),
    events: most((fact) => (fact.kind === 'published' ? fact.service : undefined), ({ events }) => events),
    requests: most((fact) => (fact.kind === 'request' ? fact.service : undefined), ({ requests }) => requests),
    webhooks: most((fact) => (fact.kind === 'request' && fact.route.includes('/webhooks/') ? `${fact.service} ${fact.route.split(' ')[1]}` : undefined), ({ requests }) => requests),
    messages: most((fact) => (fact.kind === 'message' ? fact.queue : undefined), ({ messages }) => messages),
  }
}

/** How many orders are compared to find the partitions they share. */
export const ordersCompared = 10

/** The profile as the cost part finds it, but with quick tools: files apart, the same figures. */
export const profileOnly = async (gbSeconds: number, compared = ordersCompared): Promise<Profile> => {
  const counting = await openCounting(await quickTools())
  await counting.order()
  const orders: StepFacts[] = []
  while (orders.length < compared) orders.push(await counting.order())
  await counting.close()
  const [one] = orders
  if (!one) throw new Error('no order was driven')
  return profileOf(one, orders, gbSeconds, new Date().toISOString().slice(0, 10))
}

export const wholeOrder = (profile: Profile): Tally => steps.map((step) => profile.steps[step]).reduce(plus, nothing)
