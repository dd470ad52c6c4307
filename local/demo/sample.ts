import type { Client } from '#shared/kernel/client.ts'
import type { Contract } from '#shared/kernel/contract.ts'
import type { SampleCustomer } from '#shared/adapters/local/sample-people.ts'
import type { Role } from '#shared/vocabulary/roles.ts'
import { driveOrder, type Particulars, type Step } from './order.ts'
import { draftAndSubmit, openAndSubmit, talkRequirementsThrough, type Drawing } from './quoting-steps.ts'
import { setUpShop } from './set-up-steps.ts'
import { must, until, type Shop } from './shop.ts'
import { complain } from './support-steps.ts'

type Drive = (shop: Shop, drawing: Drawing) => Promise<unknown>
type Sample = { readonly number: string; readonly name: string; readonly customer: SampleCustomer; readonly drive: Drive }

/** The hook that every step passes ends the drive: the order is left where the step would begin. */
class LeftHere extends Error {}

const left = (heat: string, here: (step: Step, within: readonly Step[]) => boolean): Drive => async (shop, drawing) => {
  const within: Step[] = []
  const inStep: NonNullable<Particulars['inStep']> = async (step, work) => {
    if (here(step, within)) throw new LeftHere()
    within.push(step)
    const value = await work()
    within.pop()
    return value
  }
  try {
    await driveOrder(shop, drawing, { heats: heatsOf(heat), inStep })
  } catch (error) {
    if (!(error instanceof LeftHere)) throw error
  }
}
const leftBefore = (before: Step, heat: string): Drive => left(heat, (step, within) => step === before && within.length === 0)
/** Released to the floor; what came in for it is to be inspected before work begins. */
const leftInMaking = (heat: string): Drive => left(heat, (step, within) => step === 'quality' && within.includes('production'))
const toItsEnd = (heat: string): Drive => (shop, drawing) => driveOrder(shop, drawing, { heats: heatsOf(heat) })
const heatsOf = (heat: string): readonly [string, string] => [`${heat}1`, `${heat}2`]

/** Delivered, and its customer has a complaint that nobody has looked at. */
const complainedOf = (heat: string): Drive => async (shop, drawing) => {
  await leftBefore('support', heat)(shop, drawing)
  const order = await until(shop, 'support to know the delivery', async () => (await must(shop.support('buyer').listOrders({ query: {} }))).items.find(({ goods }) => goods === 'Delivered'))
  await complain(shop, order.orderId, order.shipments[0]?.lots[0]?.lotId ?? '')
}

/** Work at every step: somebody waits in each, and one order has gone all the way. */
const samples: readonly Sample[] = [
  { number: 'AP-4711', name: 'Bearing bracket', customer: 'aurora', drive: toItsEnd('HT-7077') },
  { number: 'AP-4720', name: 'Pump cover', customer: 'aurora', drive: openAndSubmit },
  { number: 'BI-0312', name: 'Sensor housing', customer: 'borealis', drive: leftBefore('plan', 'HT-7102') },
  { number: 'AP-4726', name: 'Mounting plate', customer: 'aurora', drive: async (shop, drawing) => draftAndSubmit(shop, await talkRequirementsThrough(shop, drawing)) },
  { number: 'BI-0318', name: 'Lens ring', customer: 'borealis', drive: leftBefore('contract', 'HT-7115') },
  { number: 'AP-4733', name: 'Impeller hub', customer: 'aurora', drive: leftBefore('production', 'HT-7121') },
  { number: 'BI-0325', name: 'Instrument frame', customer: 'borealis', drive: leftInMaking('HT-7134') },
  { number: 'AP-4737', name: 'Wear ring', customer: 'aurora', drive: leftBefore('quality', 'HT-7137') },
  { number: 'AP-4740', name: 'Valve block', customer: 'aurora', drive: leftBefore('logistics', 'HT-7140') },
  { number: 'BI-0331', name: 'Seal carrier', customer: 'borealis', drive: complainedOf('HT-7158') },
]
/** Where each customer's orders go; Aurora's as in the example. */
const deliveries: { readonly [C in SampleCustomer]?: Drawing['delivery'] } = {
  borealis: { incoterm: 'DAP', place: 'Oulu', address: { name: 'Borealis Instruments Ltd', lines: ['Teknologiantie 4'], city: 'Oulu', postalCode: '90590', country: 'FI' } },
}
/** How many orders there are to make. */
export const sampleOrders = samples.length

/** Sets the shop up and makes the sample orders one after the other; `told` how many there are after each. */
export const driveSamples = async (shop: Shop, { name, bytes }: Drawing, told: (done: number) => void): Promise<void> => {
  await setUpShop(shop)
  for (const [index, sample] of samples.entries()) {
    const delivery = deliveries[sample.customer]
    await sample.drive(forCustomer(shop, sample.customer), { name, bytes, ...(delivery && { delivery }), part: { number: sample.number, name: sample.name, revision: 'A' } })
    told(index + 1)
  }
}

/** The same shop, asked by this customer's people. */
const forCustomer = (shop: Shop, customer: SampleCustomer): Shop => {
  const as = <C extends Contract>(of: (role: Role, customer?: SampleCustomer) => Client<C>) => (role: Role): Client<C> => of(role, customer)
  return { ...shop, quoting: as(shop.quoting), contracts: as(shop.contracts), production: as(shop.production), quality: as(shop.quality), logistics: as(shop.logistics), support: as(shop.support) }
}
