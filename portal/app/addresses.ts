import { prefixes } from '#shared/vocabulary/prefixes.ts'

/** Where each kind of thing has its page, by the prefix of its ids. */
const folders: { readonly [prefix: string]: string } = {
  [prefixes.order]: 'orders', [prefixes.rfq]: 'requests', [prefixes.plan]: 'plans', [prefixes.contract]: 'contracts', [prefixes.payment]: 'payments',
  [prefixes.workCentre]: 'settings/work-centres', [prefixes.workOrder]: 'work-orders', [prefixes.lot]: 'lots', [prefixes.tooling]: 'tooling', [prefixes.inspection]: 'inspections', [prefixes.nonconformance]: 'nonconformances',
  [prefixes.fai]: 'first-articles', [prefixes.gauge]: 'gauges', [prefixes.shipment]: 'shipments', [prefixes.case]: 'cases', [prefixes.rma]: 'returns', [prefixes.eightD]: 'eight-d-reports',
}

/** The address of a thing's page, from its id alone; undefined for what has none. */
export const addressOf = (id: string): string | undefined => {
  const folder = /^[a-z]+_[0-9A-Za-z]+$/.test(id) ? folders[id.split('_')[0] ?? ''] : undefined
  return folder === undefined ? undefined : `/${folder}/${id}`
}
