import { exampleShopProfile } from '#services/contracts/examples.ts'
import { exampleWorkCentre } from '#services/production/examples.ts'
import { sampleShop } from '#shared/vocabulary/shop-profile.ts'
import type { Process, WorkCentreInput } from '#services/production/work-centre-view.ts'
import { exampleOffer, examplePrices } from '#services/quoting/examples.ts'
import { must, type Shop } from './shop.ts'

const { monday: twoShifts } = exampleWorkCentre.week
const early = twoShifts.slice(0, 1)
const oneShift: WorkCentreInput['week'] = { ...exampleWorkCentre.week, monday: early, tuesday: early, wednesday: early, thursday: early, friday: early }

const centre = (name: string, process: Process, description: string, week = exampleWorkCentre.week) => ({ ...exampleWorkCentre, name, process, description, week })
const workCentres = [
  centre('SAW-1', 'sawing', 'Band saw, up to ⌀ 300 mm', oneShift),
  centre('LATHE-1', 'turning', 'Turning centre with driven tools, ⌀ 250 × 500 mm'),
  centre('MILL-3AX', 'milling', 'Three axes, 1000 × 500 × 500 mm'),
  centre('MILL-5AX', 'milling', 'Five axes, 600 × 600 × 500 mm'),
  centre('BENCH', 'bench', 'Deburring, washing, marking', oneShift),
]

/** Before the first order: the shop itself, prices, what is offered, and work centres. What somebody has set up already stays. */
export const setUpShop = async (shop: Shop): Promise<void> => {
  const contracts = shop.contracts('manager')
  const profile = await must(contracts.readShopProfile({}))
  if (profile.version === 0) await must(contracts.setShopProfile({ version: 0, body: { ...sampleShop, bank: exampleShopProfile.bank } }))
  const manager = shop.quoting('manager')
  const book = await must(manager.readPriceBook({}))
  if (book.prices === undefined) await must(manager.setPrices({ version: book.version, body: examplePrices }))
  const { version, materials, finishes } = await must(manager.readPriceBook({}))
  if (materials.length + finishes.length === 0) await must(manager.setOffer({ version, body: exampleOffer }))
  const planner = shop.production('planner')
  const { items } = await must(planner.listWorkCentres({ query: { limit: 100 } }))
  for (const body of workCentres.filter(({ name }) => !items.some((each) => each.name === name))) await must(planner.addWorkCentre({ body }))
  shop.tell('manager and planner', `set up prices, ${exampleOffer.materials.length} materials and ${workCentres.length} work centres`)
}
