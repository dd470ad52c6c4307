import type { PlanInput } from './plan-input.ts'
import type { Wishes } from './rfq-view.ts'

const packaging: Wishes['packaging'] = { method: 'VCI bag, foam-lined carton', piecesPerPackage: 10, packageKind: 'carton', labelling: 'Part number and revision on each carton' }
const delivery: Wishes['delivery'] = {
  incoterm: 'DAP', place: 'Stuttgart',
  address: { name: 'Aurora Pumps GmbH', lines: ['Hafenstrasse 12'], city: 'Stuttgart', postalCode: '70327', country: 'DE' },
}
const eur = (minor: number) => ({ minor, currency: 'EUR' })

/** A request as a buyer would open it; shown on the API page, and the demo's order. */
export const exampleWishes: Wishes = {
  part: { number: 'AP-4711', name: 'Bearing bracket', revision: 'A' },
  material: 'EN AW-6082 T6',
  quantities: [20, 50, 100],
  toleranceClass: 'ISO 2768-m',
  finish: 'Anodised, natural, 10 µm',
  delivery,
  packaging,
  notes: ['Break all sharp edges 0.2–0.4 mm.', 'Bore ⌀25 H7 is the bearing seat.'],
}

export const examplePlan: PlanInput = {
  quantity: 20,
  routing: [
    { sequence: 10, name: 'Saw blanks', workCentre: 'SAW-1', performer: 'manufacturer', setupSeconds: 600, cycleSeconds: 120, instructions: 'Cut to 5 mm over length.' },
    { sequence: 20, name: 'Mill complete', workCentre: 'MILL-5AX', performer: 'manufacturer', setupSeconds: 3600, cycleSeconds: 2700, instructions: 'Two clampings.' },
    { sequence: 30, name: 'Anodise', workCentre: 'OUTSIDE', performer: 'subcontractor', supplier: 'Eloxal Nord', setupSeconds: 0, cycleSeconds: 0, instructions: '10 µm, natural; mask the bore.' },
    { sequence: 40, name: 'Deburr and wash', workCentre: 'BENCH', performer: 'manufacturer', setupSeconds: 300, cycleSeconds: 240, instructions: '' },
  ],
  standards: ['ISO 2768-m', 'ISO 7599'],
  controlPlan: [
    { number: 1, description: 'Mill certificate EN 10204 3.1 matches the heat', designator: 'none', kind: 'attribute', stage: 'receipt', method: 'Document review', sampling: { plan: 'every-piece' } },
    { number: 2, description: 'Bore ⌀25 H7', designator: 'critical', kind: 'variable', nominal: { value: '25.000', unit: 'mm' }, lower: '25.000', upper: '25.021', stage: 'final', method: 'Bore gauge', sampling: { plan: 'fixed', size: 5 } },
    { number: 3, description: 'Edges broken, no burrs', designator: 'none', kind: 'attribute', stage: 'final', method: 'Visual', sampling: { plan: 'aql', aql: '1.0', acceptanceNumberZero: true } },
  ],
  packaging,
  delivery,
  leadTimeDays: 28,
  price: {
    currency: 'EUR',
    rates: [
      { workCentre: 'SAW-1', perHour: eur(5_500) },
      { workCentre: 'MILL-5AX', perHour: eur(9_500) },
      { workCentre: 'BENCH', perHour: eur(4_500) },
      { workCentre: 'OUTSIDE', perHour: eur(0) },
    ],
    programming: eur(24_000), materialPerPiece: eur(1_800), toolWearPerPiece: eur(600), inspectionPerPiece: eur(350),
    outside: [{ supplier: 'Eloxal Nord', minimum: eur(15_000), perPiece: eur(420) }],
    scrapAllowance: 300, overhead: 1_200, margin: 2_500,
  },
}
