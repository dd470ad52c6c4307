/** Prefix of every kind of thing, and of the readable number it carries beside its id. */
export const prefixes = {
  order: 'ord',
  rfq: 'rfq',
  plan: 'pln',
  priceBook: 'prb',
  contract: 'ctr',
  payment: 'pay',
  workCentre: 'wc',
  workOrder: 'wo',
  lot: 'lot',
  heat: 'heat',
  tooling: 'tlg',
  inspection: 'ins',
  nonconformance: 'ncr',
  fai: 'fai',
  certificate: 'crt',
  gauge: 'gau',
  sampling: 'smp',
  shipment: 'shp',
  package: 'pkg',
  tracking: 'trk',
  case: 'cas',
  rma: 'rma',
  eightD: 'eid',
  delivery: 'whd',
} as const

export type Kind = keyof typeof prefixes
