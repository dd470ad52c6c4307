import { parseArgs } from 'node:util'
import { alarms } from './assumptions.ts'
import { commands } from './commands.ts'
import { cost } from './cost/cost.ts'
import { profileOnly, readProfile, writeProfile } from './cost/profile.ts'
import { estimates } from './estimates.ts'
import { geometry } from './geometry/geometry.ts'
import { portal } from './portal.ts'
import { prices, type Region } from './prices.ts'
import { orders } from './orders.ts'
import { schedule } from './schedule/schedule.ts'
import { sizes } from './sizes/sizes.ts'
import { computed, writeDoc } from './spread/doc.ts'

/**
 * `npm run bench [-- sizes commands orders cost spread portal geometry estimates schedule] [--stored 100,10000,100000] [--region us-east-1] [--write]
 * [--instances FOLDER --only 'la.*' --seconds 5 --seeds 3]`: what is measured, as
 * Markdown. Without names, all of it. `--write` keeps the measured order and renews `docs/scaling.md`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stored: { type: 'string', default: '100,10000' }, orders: { type: 'string', default: '8' }, rounds: { type: 'string', default: '9' }, blocks: { type: 'string', default: '200' }, alarms: { type: 'string', default: String(alarms) },
    region: { type: 'string', multiple: true, default: ['eu-central-1', 'us-east-1'] }, write: { type: 'boolean', default: false },
    instances: { type: 'string' }, only: { type: 'string', default: '.*' }, seconds: { type: 'string', default: '1' }, seeds: { type: 'string', default: '1' },
  },
})

const say = (text: string): void => console.log(`${text}\n`)
const regions = values.region.filter((name): name is Region => name in prices)

const parts: { readonly [name: string]: () => Promise<void> } = {
  sizes: () => sizes({ rounds: Number(values.rounds), say }),
  commands: () => commands({ orders: 5, say }),
  orders: () => orders({ orders: Number(values.orders), atOnce: 4, say }),
  cost: async () => {
    const profile = await cost({ stored: values.stored.split(',').map(Number), alarms: Number(values.alarms), regions, say })
    if (values.write) writeProfile(profile)
  },
  spread: async () => {
    const kept = readProfile()
    const profile = await profileOnly(kept.workers.gbSeconds)
    if (values.write) writeProfile(profile)
    if (values.write) writeDoc(profile)
    say(`### What breaks first\n\n${computed(profile)}`)
  },
  geometry: () => geometry({ rounds: 3, blocks: Number(values.blocks), say }),
  estimates: () => estimates({ say }),
  schedule: () => schedule({ folder: values.instances, only: values.only, seconds: Number(values.seconds), seeds: Number(values.seeds), say }),
  portal: () => portal({ rounds: Number(values.rounds), say }),
}

const unknown = positionals.filter((name) => !(name in parts))
if (unknown.length > 0 || regions.length < values.region.length) {
  console.error(`There is no part ${unknown.join(', ')} or no prices for ${values.region.join(', ')}. Parts: ${Object.keys(parts).join(', ')}. Regions: ${Object.keys(prices).join(', ')}.`)
  process.exit(2)
}
for (const [name, part] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const began = performance.now()
  say(`## ${name}`)
  await part()
  say(`(${name}: ${Math.round((performance.now() - began) / 1000)} s)`)
}
