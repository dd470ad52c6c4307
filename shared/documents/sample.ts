import type { Block, Cell, Document } from './document.ts'

/** Sixty measured characteristics, as a certificate lists them; values repeat in a fixed pattern. */
export const measurements = (count: number): Cell[][] =>
  Array.from({ length: count }, (_, index) => [
    String(index + 1),
    ['Ø25 H7', 'Ø12.5 ±0.01', '45° ±0.5°', 'Ra 0.8'][index % 4] ?? '',
    { value: ['25.000', '12.50', '45', '0.8'][index % 4] ?? '', unit: ['mm', 'mm', 'deg', 'µm'][index % 4] ?? '' },
    { value: ['25.012', '12.497', '45.1', '0.62'][index % 4] ?? '', unit: ['mm', 'mm', 'deg', 'µm'][index % 4] ?? '' },
    `G-${String(100 + (index % 7))}`,
  ])

const words = {
  en: {
    title: 'Contract for the manufacture of precision parts',
    left: ['Kaveri Precision Works', '14 Balanagar Industrial Estate, Hyderabad 500037', 'GSTIN 36AABCK1234L1Z5'],
    right: ['Order ORD-2026-0042', 'Plan revision C', '22 Nov 2026'],
    parties: 'Parties and subject',
    pairs: ['Customer', 'Part', 'Quantity', 'Contract price', 'Delivery', 'Plan hash (SHA-256)'],
    pieces: 'pcs',
    delivery: 'FCA Hyderabad, Incoterms 2020',
    intro: 'The manufacturer makes the part named above in the operations of the approved plan, to the drawing revision and the standards the plan names. Production cost and risk are in principle borne by the customer; the clauses below say where this differs.',
    clauses: [
      { number: '1', title: 'Approved plan', text: ['Work follows plan revision C with the content hash above. A change of the plan takes effect once the customer has approved the new revision and both parties have signed the amendment.'] },
      { number: '2', title: 'Material and tooling supplied by the customer', text: ['The customer bears the cost and the risk of the material and the tooling it supplies, up to the limits stated in the plan.', 'Paying for tooling does not by itself convey title.'], bearer: 'Customer' },
      { number: '3', title: 'Scrap by a process fault', text: ['Pieces scrapped because the process left the approved plan are replaced at no charge.'], bearer: 'Manufacturer' },
    ],
    measured: 'Measured characteristics',
    columns: ['No.', 'Requirement', 'Nominal', 'Result', 'Gauge'],
    total: 'Characteristics outside tolerance',
    milestones: 'Payments',
    none: 'No payment is due under this contract.',
    signatures: 'Signatures',
    boxes: [
      { party: 'Manufacturer', name: 'Lakshmi Narayana Rao', role: 'Managing Director', signature: 'Lakshmi Narayana Rao', date: '22 Nov 2026, 18:30 IST', evidence: ['I have read this document and sign it.', 'SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'] },
      { party: 'Customer' },
    ],
    parcel: 'Package and proof',
    footer: ['Kaveri Precision Works · quality@kaveri.example · +91 40 5550 0100'],
  },
  te: {
    title: 'ప్రెసిషన్ విడిభాగాల తయారీ ఒప్పందం',
    left: ['కావేరి ప్రెసిషన్ వర్క్స్', '14 బాలానగర్ పారిశ్రామికవాడ, హైదరాబాద్ 500037', 'GSTIN 36AABCK1234L1Z5'],
    right: ['ఆర్డర్ ORD-2026-0042', 'ప్రణాళిక సవరణ C', '22 నవం, 2026'],
    parties: 'పక్షాలు, ఒప్పంద విషయం',
    pairs: ['కొనుగోలుదారు', 'విడిభాగం', 'పరిమాణం', 'ఒప్పంద ధర', 'డెలివరీ', 'ప్రణాళిక హ్యాష్ (SHA-256)'],
    pieces: 'భాగాలు',
    delivery: 'FCA హైదరాబాద్, Incoterms 2020',
    intro: 'పైన పేర్కొన్న విడిభాగాన్ని తయారీదారు ఆమోదిత ప్రణాళికలోని ప్రక్రియల ప్రకారం, అందులో సూచించిన డ్రాయింగ్ సవరణకు, ప్రమాణాలకు అనుగుణంగా తయారు చేస్తారు. ఉత్పత్తి వ్యయాన్ని, నష్టభయాన్ని సూత్రప్రాయంగా కొనుగోలుదారు భరిస్తారు; ఇందుకు భిన్నమైన సందర్భాలను కింది నిబంధనలు తెలుపుతాయి.',
    clauses: [
      { number: '1', title: 'ఆమోదిత ప్రణాళిక', text: ['పైన చూపిన హ్యాష్ గల ప్రణాళిక సవరణ C ప్రకారం పని జరుగుతుంది. కొత్త సవరణను కొనుగోలుదారు ఆమోదించి, సవరణ పత్రంపై ఇరుపక్షాలూ సంతకం చేసిన తర్వాతే ప్రణాళికలో మార్పు అమలులోకి వస్తుంది.'] },
      { number: '2', title: 'కొనుగోలుదారు సమకూర్చిన ముడిపదార్థం, టూలింగ్', text: ['తాము సమకూర్చిన ముడిపదార్థం, టూలింగ్‌కు సంబంధించిన వ్యయాన్ని, నష్టభయాన్ని ప్రణాళికలో పేర్కొన్న పరిమితుల వరకు కొనుగోలుదారు భరిస్తారు.', 'టూలింగ్ కోసం చెల్లించినంత మాత్రాన దానిపై యాజమాన్య హక్కు బదిలీ కాదు.'], bearer: 'కొనుగోలుదారు' },
      { number: '3', title: 'ప్రక్రియ లోపం వల్ల ఏర్పడిన స్క్రాప్', text: ['ఆమోదిత ప్రణాళికను పాటించకపోవడం వల్ల స్క్రాప్ అయిన విడిభాగాలను తయారీదారు ఉచితంగా తిరిగి తయారు చేసి ఇస్తారు.'], bearer: 'తయారీదారు' },
    ],
    measured: 'కొలిచిన లక్షణాలు',
    columns: ['క్ర.సం.', 'ఆవశ్యకత', 'నామమాత్ర విలువ', 'కొలత ఫలితం', 'గేజ్'],
    total: 'టాలరెన్స్ దాటిన లక్షణాలు',
    milestones: 'చెల్లింపులు',
    none: 'ఈ ఒప్పందం కింద చెల్లించాల్సినది ఏమీ లేదు.',
    signatures: 'సంతకాలు',
    boxes: [
      { party: 'తయారీదారు', name: 'లక్ష్మీ నారాయణ రావు', role: 'మేనేజింగ్ డైరెక్టర్', signature: 'లక్ష్మీ నారాయణ రావు', date: '22 నవం, 2026, 18:30 IST', evidence: ['నేను ఈ పత్రాన్ని చదివి సంతకం చేస్తున్నాను.', 'SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'] },
      { party: 'కొనుగోలుదారు' },
    ],
    parcel: 'ప్యాకేజీ, రుజువు',
    footer: ['కావేరి ప్రెసిషన్ వర్క్స్ · quality@kaveri.example · +91 40 5550 0100'],
  },
} as const

const values = (locale: Document['locale']): string[] => [
  'Nordwind Aero GmbH',
  'NW-7741 · Bearing housing, 7075-T6',
  '1,000',
  locale === 'en' ? 'EUR 48,250.00' : 'EUR 48,250.00',
  words[locale].delivery,
  '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
]

const blocksIn = (locale: Document['locale'], rows: number): Block[] => {
  const w = words[locale]
  return [
    { kind: 'heading', level: 1, text: w.parties },
    { kind: 'keyValues', columns: 2, pairs: w.pairs.map((label, index) => ({ label, value: values(locale)[index] ?? '', ...(index === 2 ? { unit: w.pieces } : {}) })) },
    { kind: 'paragraph', text: w.intro },
    { kind: 'clauses', clauses: w.clauses },
    { kind: 'heading', level: 2, text: w.milestones },
    { kind: 'table', columns: [{ title: w.columns[0], align: 'left' }, { title: w.columns[1], align: 'left' }], rows: [], none: w.none },
    { kind: 'heading', level: 1, text: w.measured },
    {
      kind: 'table',
      columns: [{ title: w.columns[0], align: 'right' }, { title: w.columns[1], align: 'left' }, { title: w.columns[2], align: 'number' }, { title: w.columns[3], align: 'number' }, { title: w.columns[4], align: 'center' }],
      rows: measurements(rows),
      totals: [['', w.total, '', '0', '']],
      none: w.none,
    },
    { kind: 'heading', level: 1, text: w.signatures },
    { kind: 'signatureBoxes', boxes: w.boxes },
    { kind: 'rule' },
    { kind: 'heading', level: 3, text: w.parcel },
    { kind: 'barcode', symbology: 'gs1-128', value: '(00)106141412345678908', text: '(00) 106141412345678908' },
    { kind: 'spacer', height: 4 },
    { kind: 'barcode', symbology: 'qrcode', value: 'https://parts.example/p/NW-7741', text: 'NW-7741', align: 'left' },
  ]
}

/** A document with every kind of block, for tests, for measuring and for looking at. */
export const sampleDocument = (locale: Document['locale'], rows = 60): Document => ({
  title: words[locale].title,
  number: 'CTR-2026-0042',
  locale,
  page: 'A4',
  createdAt: '2026-11-22T13:00:00.000Z',
  header: { left: words[locale].left, right: words[locale].right },
  blocks: blocksIn(locale, rows),
  footer: words[locale].footer,
  attachments: [{ name: 'plan.json', mediaType: 'application/json', description: 'Approved plan, revision C', bytes: new TextEncoder().encode('{"revision":"C"}') }],
})

/** A carrier label with its SSCC. */
export const sampleLabel = (locale: Document['locale']): Document => ({
  title: locale === 'en' ? 'Logistics label' : 'లాజిస్టిక్స్ లేబుల్',
  number: 'PKG-0007',
  locale,
  page: 'label-100x150',
  createdAt: '2026-11-22T13:00:00.000Z',
  header: { left: words[locale].left.slice(0, 2), right: [] },
  blocks: [
    { kind: 'keyValues', columns: 2, pairs: [{ label: 'SSCC', value: '106141412345678908' }, { label: words[locale].pairs[2], value: '250', unit: words[locale].pieces }] },
    { kind: 'barcode', symbology: 'gs1-128', value: '(00)106141412345678908', text: '(00) 106141412345678908' },
  ],
  footer: [],
})
