import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { largestCustomer, rush } from '../assumptions.ts'
import type { Profile } from '../cost/profile.ts'
import { about, figure, table } from '../table.ts'
import { demandsOf, ordersADay, taken, type Demand } from './demands.ts'

const file = join(import.meta.dirname, '../../docs/scaling.md')
const [from, to] = ['<!-- computed by npm run bench -- spread --write; do not edit -->', '<!-- end of what is computed -->']
const volumes = [10, 1000, 100_000] as const

export const readDoc = (): string => readFileSync(file, 'utf8')
export const writeDoc = (profile: Profile): void => writeFileSync(file, withComputed(readDoc(), profile))

/** The document with its computed part made anew. */
export const withComputed = (doc: string, profile: Profile): string => {
  const [begin, end] = [doc.indexOf(from), doc.indexOf(to)]
  if (begin < 0 || end < begin) throw new Error('docs/scaling.md has lost the marks of its computed part')
  return `${doc.slice(0, begin)}${from}\n\n${computed(profile)}\n\n${doc.slice(end)}`
}

export const computed = (profile: Profile): string => [
  `One order as measured on ${profile.measuredOn}; the busiest second of a day has ${rush} times the day's average, the largest customer ${figure(largestCustomer * 100)} % of the orders.`,
  limits(profile), ...volumes.map((volume) => verdict(demandsOf(profile), volume)), '## Busiest partitions', hotSpots(profile),
].join('\n\n')

const limits = (profile: Profile): string =>
  table(['limit', 'where', 'a second', 'an order takes', ...volumes.map((volume) => `${figure(volume)} a day`), 'full at orders a day', 'raised by'], demandsOf(profile).map((demand) => [
    demand.quota.name, demand.where, `${figure(demand.quota.perSecond)} ${demand.quota.unit}`, figure(demand.perOrder, demand.perOrder < 1 ? 2 : demand.perOrder < 20 ? 1 : 0),
    ...volumes.map((volume) => percent(taken(demand, volume))), about(ordersADay(demand)), demand.quota.raisedBy,
  ]))

const percent = (part: number): string => (part < 0.001 ? '< 0.1 %' : `${figure(part * 100, part < 0.1 ? 1 : 0)} %`)

const verdict = (demands: readonly Demand[], volume: number): string => {
  const broken = demands.filter((demand) => taken(demand, volume) > 1)
  const [first] = demands
  if (!first) return ''
  const named = ({ quota, where }: Demand): string => `${quota.name} (${where})`
  return broken.length === 0
    ? `**${figure(volume)} orders a day:** nothing breaks. Nearest is ${named(first)}, at ${percent(taken(first, volume))} in the busiest second.`
    : `**${figure(volume)} orders a day:** ${named(first)} breaks first, at about ${about(ordersADay(first))}; ${broken.length} of ${demands.length} limits are exceeded.`
}

const shown = 12

const hotSpots = ({ hot }: Profile): string =>
  table(['service', 'table or index', 'traffic', 'busiest partition', 'share', 'units an order', 'shared by'], hot.filter(({ spread }) => spread !== 'order').slice(0, shown).map((each) => [
    each.service, each.index, each.kind, `\`${each.partition}\``, `${figure(each.share * 100)} %`, figure(each.unitsPerOrder, 1), each.spread === 'all' ? 'all orders' : 'a customer',
  ]))
