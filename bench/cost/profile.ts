import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { steps } from '#local/demo/order.ts'
import { quickTools } from '../rig/tools.ts'
import { openCounting, type StepFacts } from './drive.ts'
import { hotOf, Hot } from './hot.ts'
import { nothing, plus, Tally, tallyOf } from './tally.ts'

/** What an order takes, step by step, and which partitions every order goes to: measured by the bench and kept for `docs/scaling.md`. */
export const Profile = z.object({
  measuredOn: z.string(),
  steps: z.record(z.enum(steps), Tally),
  /** Write units by service; a table with its indexes. */
  busiestTable: z.object({ service: z.string(), writeUnits: z.number(), readUnits: z.number(), events: z.number() }),
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
  const services = [...new Set(all.flatMap((fact) => (fact.kind === 'store' ? [fact.service] : [])))]
  const tables = services.map((service) => {
    const tally = tallyOf(all.filter((fact) => (fact.kind === 'store' || fact.kind === 'published') && fact.service === service))
    return { service, writeUnits: tally.tableWriteUnits + tally.indexWriteUnits, readUnits: tally.readUnits, events: tally.events }
  })
  const busiestTable = tables.toSorted((a, b) => b.writeUnits - a.writeUnits)[0] ?? { service: '', writeUnits: 0, readUnits: 0, events: 0 }
  const measured = Object.fromEntries(steps.map((step) => [step, tallyOf(one[step])]))
  return Profile.parse({ measuredOn, steps: measured, busiestTable, hot: hotOf(orders.map((order) => Object.values(order).flat())), workers: { gbSeconds } })
}

/** How many orders are compared to find the partitions they share. */
export const ordersCompared = 10

/** The profile as the cost part finds it, but with quick tools: files apart, the same figures. */
export const profileOnly = async (gbSeconds: number): Promise<Profile> => {
  const counting = await openCounting(await quickTools())
  await counting.order()
  const orders: StepFacts[] = []
  while (orders.length < ordersCompared) orders.push(await counting.order())
  await counting.close()
  const [one] = orders
  if (!one) throw new Error('no order was driven')
  return profileOf(one, orders, gbSeconds, new Date().toISOString().slice(0, 10))
}

export const wholeOrder = (profile: Profile): Tally => steps.map((step) => profile.steps[step]).reduce(plus, nothing)
