import type { RulesInput } from './manufacturability-view.ts'
import type { PlanInput } from './plan-input.ts'
import type { Offer, Prices } from './price-book-view.ts'
import type { Wishes } from './rfq-view.ts'

const packaging: Wishes['packaging'] = { method: 'VCI bag, foam-lined carton', piecesPerPackage: 10, packageKind: 'carton', labelling: 'Part number and revision on each carton' }
const delivery: Wishes['delivery'] = {
  incoterm: 'DAP', place: 'Stuttgart',
  address: { name: 'Aurora Pumps GmbH', lines: ['Hafenstrasse 12'], city: 'Stuttgart', postalCode: '70327', country: 'DE' },
}
const eur = (minor: number) => ({ minor, currency: 'EUR' })

export const exampleAddresses = { addresses: [{ label: 'Works Stuttgart', delivery }] }

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
    leadTimes: [{ days: 14, share: 2_000 }],
  },
}

/** What a new shop may begin with, and then makes its own: rates per hour with set-up times, shares and validity. All of them are rules of thumb. */
export const examplePrices: Prices = {
  currency: 'EUR',
  rates: [
    { workCentre: 'SAW-1', perHour: eur(5_500), process: 'sawing', setupMinutes: 10 },
    { workCentre: 'LATHE-1', perHour: eur(7_500), process: 'turning', setupMinutes: 40 },
    { workCentre: 'MILL-3AX', perHour: eur(7_000), process: 'milling', setupMinutes: 40 },
    { workCentre: 'MILL-5AX', perHour: eur(9_500), process: 'five-axis-milling', setupMinutes: 50 },
    { workCentre: 'BENCH', perHour: eur(4_500), process: 'bench' },
    { workCentre: 'CMM-1', perHour: eur(6_000), process: 'inspecting' },
    { workCentre: 'CAM', perHour: eur(6_500), process: 'programming' },
  ],
  scrapAllowance: 300, overhead: 1_200, margin: 2_500, validDays: 30, priceAtOnce: true,
}

/**
 * Materials and finishes most shops for machined parts are asked for; prices per kilogram of stock in usual sizes [K]. Densities in kg/m³ are those of data sheets; removal rates in
 * cm³/min are rules of thumb for roughing on a mid-size machining centre with its air moves, not what a cutter's maker promises.
 * What other companies take is of the usual order [K]; their names are made up.
 */
export const exampleOffer: Offer = {
  materials: [
    { name: 'EN AW-6082 T6', perKilogram: eur(620), density: 2700, removalRate: 80, help: { en: 'Aluminium, the usual choice: light, strong, anodises well.', te: 'అల్యూమినియం, సాధారణ ఎంపిక: తేలిక, దృఢం, బాగా అనోడైజ్ అవుతుంది.' } },
    { name: 'EN AW-7075 T6', perKilogram: eur(980), density: 2810, removalRate: 80, help: { en: 'Aluminium as strong as steel; dearer, corrodes more easily.', te: 'ఉక్కు అంత దృఢమైన అల్యూమినియం; ఖరీదు ఎక్కువ, తుప్పుకు తక్కువ నిరోధం.' } },
    { name: 'EN AW-5083 H111', perKilogram: eur(700), density: 2660, removalRate: 70, help: { en: 'Aluminium for sea air and welding.', te: 'సముద్ర గాలికి, వెల్డింగ్‌కు తగిన అల్యూమినియం.' } },
    { name: '1.4301 (304)', perKilogram: eur(540), density: 7900, removalRate: 12, help: { en: 'Stainless steel for general use.', te: 'సాధారణ వాడకానికి స్టెయిన్‌లెస్ స్టీల్.' } },
    { name: '1.4404 (316L)', perKilogram: eur(760), density: 8000, removalRate: 11, help: { en: 'Stainless steel for acids, salt water and food.', te: 'ఆమ్లాలు, ఉప్పునీరు, ఆహారానికి తగిన స్టెయిన్‌లెస్ స్టీల్.' } },
    { name: '1.4542 (17-4 PH)', perKilogram: eur(980), density: 7800, removalRate: 11, help: { en: 'Stainless steel that can be hardened.', te: 'గట్టిపరచగల స్టెయిన్‌లెస్ స్టీల్.' } },
    { name: '1.7225 (42CrMo4)', perKilogram: eur(260), density: 7850, removalRate: 20, help: { en: 'Steel for shafts and gears under load; can be hardened.', te: 'భారం మోసే షాఫ్టులు, గేర్లకు ఉక్కు; గట్టిపరచవచ్చు.' } },
    { name: '1.0503 (C45)', perKilogram: eur(190), density: 7850, removalRate: 24, help: { en: 'Plain steel for shafts; can be hardened at the surface.', te: 'షాఫ్టులకు సాధారణ ఉక్కు; ఉపరితలాన్ని గట్టిపరచవచ్చు.' } },
    { name: '1.0038 (S235JR)', perKilogram: eur(150), density: 7850, removalRate: 25, help: { en: 'Structural steel, cheap and easy to weld.', te: 'నిర్మాణ ఉక్కు, చవక, వెల్డింగ్ సులభం.' } },
    { name: '11SMn30 (1.0715)', perKilogram: eur(210), density: 7850, removalRate: 35, help: { en: 'Free-cutting steel for turned parts; do not weld.', te: 'టర్నింగ్ భాగాలకు సులభంగా కోసే ఉక్కు; వెల్డింగ్ వద్దు.' } },
    { name: 'CuZn39Pb3', perKilogram: eur(890), density: 8470, removalRate: 70, help: { en: 'Brass for fittings; machines fast.', te: 'ఫిట్టింగులకు ఇత్తడి; త్వరగా మెషినింగ్ అవుతుంది.' } },
    { name: 'Ti-6Al-4V (Grade 5)', perKilogram: eur(5200), density: 4430, removalRate: 6, help: { en: 'Titanium: light, strong, for medicine and flight; slow to machine.', te: 'టైటానియం: తేలిక, దృఢం, వైద్యం, విమానయానానికి; మెషినింగ్ నెమ్మది.' } },
    { name: 'POM-C', perKilogram: eur(680), density: 1410, removalRate: 100, help: { en: 'Plastic that slides well and keeps its size.', te: 'బాగా జారే, పరిమాణం మారని ప్లాస్టిక్.' } },
    { name: 'PEEK', perKilogram: eur(11500), density: 1310, removalRate: 60, help: { en: 'Plastic for heat and chemicals; dear.', te: 'వేడిని, రసాయనాలను తట్టుకునే ప్లాస్టిక్; ఖరీదైనది.' } },
  ],
  finishes: [
    { name: 'Anodised, natural, 10 µm', help: { en: 'Aluminium only: protects, keeps the metal\'s colour.', te: 'అల్యూమినియంకు మాత్రమే: రక్షిస్తుంది, లోహపు రంగు అలాగే ఉంటుంది.' }, outside: { supplier: 'Eloxal Nord', per: 'square-decimetre', price: eur(55), minimum: eur(9_000), leadTimeDays: 5 } },
    { name: 'Anodised, black, 10 µm', help: { en: 'Aluminium only: protects, black.', te: 'అల్యూమినియంకు మాత్రమే: రక్షిస్తుంది, నలుపు.' }, outside: { supplier: 'Eloxal Nord', per: 'square-decimetre', price: eur(65), minimum: eur(9_000), leadTimeDays: 5 } },
    { name: 'Hard anodised, 30 µm', help: { en: 'Aluminium only: hard and wear-resistant; adds about 15 µm to each face.', te: 'అల్యూమినియంకు మాత్రమే: గట్టిది, అరుగుదల తక్కువ; ప్రతి తలానికి సుమారు 15 µm పెరుగుతుంది.' }, outside: { supplier: 'Eloxal Nord', per: 'square-decimetre', price: eur(140), minimum: eur(12_000), leadTimeDays: 7 } },
    { name: 'Passivated', help: { en: 'Stainless steel: better against rust, no change of size.', te: 'స్టెయిన్‌లెస్ స్టీల్: తుప్పు నిరోధం మెరుగు, పరిమాణం మారదు.' }, outside: { supplier: 'Galvanik Süd', per: 'square-decimetre', price: eur(30), minimum: eur(8_000), leadTimeDays: 4 } },
    { name: 'Electropolished', help: { en: 'Stainless steel: smooth, bright, easy to clean.', te: 'స్టెయిన్‌లెస్ స్టీల్: నునుపు, మెరుపు, శుభ్రం చేయడం సులభం.' }, outside: { supplier: 'Galvanik Süd', per: 'square-decimetre', price: eur(120), minimum: eur(12_000), leadTimeDays: 6 } },
    { name: 'Zinc plated, 8 µm', help: { en: 'Steel: cheap protection against rust.', te: 'ఉక్కు: తుప్పు నుండి చవకైన రక్షణ.' }, outside: { supplier: 'Galvanik Süd', per: 'kilogram', price: eur(180), minimum: eur(7_500), leadTimeDays: 5 } },
    { name: 'Chemically nickel plated, 15 µm', help: { en: 'Even coat, also inside; hard and rust-proof.', te: 'లోపలా సమానమైన పూత; గట్టిది, తుప్పు పట్టదు.' }, outside: { supplier: 'Galvanik Süd', per: 'square-decimetre', price: eur(160), minimum: eur(12_000), leadTimeDays: 6 } },
    { name: 'Black oxide', help: { en: 'Steel: black, little protection, no change of size.', te: 'ఉక్కు: నలుపు, తక్కువ రక్షణ, పరిమాణం మారదు.' }, outside: { supplier: 'Galvanik Süd', per: 'kilogram', price: eur(220), minimum: eur(7_500), leadTimeDays: 4 } },
    { name: 'Bead blasted', help: { en: 'Even matt look; mask fits and threads.', te: 'సమానమైన మాట్ రూపం; ఫిట్‌లు, మరలను కప్పి ఉంచాలి.' } },
    { name: 'Powder coated, RAL 9005', help: { en: 'Thick coloured coat; mask fits and threads.', te: 'మందమైన రంగు పూత; ఫిట్‌లు, మరలను కప్పి ఉంచాలి.' }, outside: { supplier: 'Farbwerk Ost', per: 'square-decimetre', price: eur(70), minimum: eur(9_500), leadTimeDays: 6 } },
  ],
}

/** A shop with a larger machine, which does not mind odd drills. */
export const exampleRules: RulesInput = { limits: [{ rule: 'large-part', limit: 1200 }, { rule: 'drill-size' }] }
