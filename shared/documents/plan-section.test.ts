import { expect, it } from 'vitest'
import { planSection, type PrintedPlan } from './plan-section.ts'

const plan: PrintedPlan = {
  part: { number: 'AP-4711', name: 'Bearing bracket', revision: 'A' }, material: 'EN AW-6082 T6', finish: '', toleranceClass: 'ISO 2768-m', standards: [], quantity: 20, leadTimeDays: 28, documents: [],
  exceptions: [{ line: 4, requirement: 'VCI bag; 10 C62 / carton', exception: '12 each.' }],
  routing: [{ sequence: 10, name: 'Anodise', workCentre: 'OUTSIDE', performer: 'subcontractor', supplier: 'Eloxal Nord' }],
  controlPlan: [
    { number: 1, description: 'Bore', designator: 'critical', nominal: { value: '25.000', unit: 'mm' }, lower: '25.000', upper: '25.021', method: 'Gauge', sampling: { plan: 'fixed', size: 5 } },
    { number: 2, description: 'Burrs', designator: 'none', method: 'Visual', sampling: { plan: 'aql', aql: '1.0', acceptanceNumberZero: true } },
    { number: 3, description: 'Width', designator: 'key', nominal: { value: '8', unit: 'mm' }, lower: '7.9', method: 'Caliper', sampling: { plan: 'every-piece' } },
  ],
  packaging: { method: 'VCI bag', piecesPerPackage: 12, packageKind: 'carton', labelling: '' },
  delivery: { incoterm: 'DAP', place: 'Stuttgart', address: { name: 'Aurora', lines: ['Hafenstrasse 12'], city: 'Stuttgart', postalCode: '70327', country: 'DE' } },
}
const rows = (locale: 'en' | 'te', of: PrintedPlan = plan) => planSection(of, locale).flatMap((block) => (block.kind === 'table' ? block.rows : []))

it('prints departures, routing and checks in words', () => {
  expect(rows('en')).toEqual([
    ['4', 'VCI bag; 10 pcs / Carton', '12 each.'],
    ['10', 'Anodise', 'OUTSIDE', 'Subcontractor: Eloxal Nord'],
    ['1', 'Bore (critical)', '25.000 … 25.021 mm', 'Gauge', '5 per lot'],
    ['2', 'Burrs', '–', 'Visual', 'ISO 2859-1 level II, AQL 1.0, Ac 0'],
    ['3', 'Width (key)', '≥ 7.9 mm', 'Caliper', 'Every piece'],
  ])
})

it('does so in Telugu, and says nothing of departures where there are none', () => {
  const { exceptions: _, ...asAsked } = plan
  expect(rows('te')[0]).toEqual(['4', 'VCI bag; 10 భాగాలు / అట్టపెట్టె', '12 each.'])
  expect(rows('te', asAsked).map(([first]) => first)).toEqual(['10', '1', '2', '3'])
})
