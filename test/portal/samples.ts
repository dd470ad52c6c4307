import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { must, type Shop } from '#local/demo/shop.ts'
import { complain } from '#local/demo/support-steps.ts'
import { exampleWorkCentre } from '#services/production/examples.ts'
import { examplePrices } from '#services/quoting/examples.ts'
import { prefixes } from '#shared/vocabulary/prefixes.ts'

const services = ['quoting', 'contracts', 'production', 'quality', 'logistics', 'support']
const kinds: { readonly [name: string]: string } = { ...prefixes, ncr: prefixes.nonconformance, report: prefixes.eightD }

/** What an order does not need, and pages show: the customer's tool, a gauge, a first article report, and an 8D report. */
export const makeTheRest = async (shop: Shop, directory: string): Promise<void> => {
  const address = addressesIn(directory)
  await must(shop.production('planner').registerTooling({ params: { workOrderId: address('$workOrderId') }, body: { owner: 'customer', paidBy: 'customer', description: 'Welding fixture' } }))
  await must(shop.production('planner').addWorkCentre({ body: { ...exampleWorkCentre, name: 'MILL-5AX' } }))
  await must(shop.quoting('manager').setPrices({ version: 0, body: examplePrices }))
  const { items } = await must(shop.quality('inspector').listInspections({ query: { status: 'Passed', limit: 100 } }))
  const final = items.find(({ stage }) => stage === 'final')
  if (!final) throw new Error('the sample order has no completed final inspection')
  await must(shop.quality('inspector').draftFirstArticle({ params: { inspectionId: final.inspectionId }, body: { scope: { kind: 'full', reason: 'first-production' }, purchaseOrder: 'PO-4500017' } }))
  await must(shop.quality('inspector').registerGauge({ body: { description: 'Bore gauge 18–35 mm', calibrationDueOn: '2030-01-31', calibrationCertificate: 'DKD-2026-0815' } }))
  const { items: [order] } = await must(shop.support('manager').listOrders({}))
  const lot = order?.shipments[0]?.lots[0]
  if (!order || !lot) throw new Error('the sample order was not shipped')
  const { caseId } = await complain(shop, order.orderId, lot.lotId)
  await must(shop.support('support-agent').openEightD({ params: { caseId }, body: { symptom: 'The bearing seat is too tight.', response: 'The rest of the lot is set apart.' } }))
}

/** A page's address with real ids in the place of its parameters: `$lotId` is some lot that the system knows, and so on. */
export const addressesIn = (directory: string): ((pattern: string) => string) => {
  const known = services.flatMap((service) => thingsOf(join(directory, `${service}.db`)))
  return (pattern) => pattern.replaceAll(/\$(\w+?)(Id)?(?=\/|$)/g, (parameter, kind: string) => {
    const found = fixed[parameter] ?? known.find((id) => id.startsWith(`${kinds[kind]}_`))
    if (found === undefined) throw new Error(`${pattern}: the sample order has no ${parameter}; make one in samples.ts`)
    return found
  })
}

/** Parameters that are no ids of ours. */
const fixed: { readonly [parameter: string]: string } = { $heatId: 'HT-70771', $service: 'quoting', $route: 'openRequest', $event: 'PlanApproved', $from: 'contracts', $type: 'PlanApproved' }

/** Everything that ever happened to something: its id is in its history's key; and what partners sent, which has no history. */
const thingsOf = (path: string): string[] => {
  const database = new DatabaseSync(path, { readOnly: true })
  const rows = database.prepare("SELECT DISTINCT pk FROM items WHERE pk LIKE 'history#%' OR pk LIKE 'whd#%'").all()
  database.close()
  return rows.map(({ pk }) => String(pk).replace(/^(?:history|whd)#/, ''))
}
