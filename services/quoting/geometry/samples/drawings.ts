import PDFDocument from 'pdfkit'

/** Drawings written out here, so that what they say is known. */

type Groups = readonly (readonly [code: number, value: string | number])[]
const written = (groups: Groups): string => groups.map(([code, value]) => `${code}\r\n${value}\r\n`).join('')

export const entity = (type: string, ...groups: Groups): Groups => [[0, type], [8, 'NOTES'], ...groups]
export const text = (x: number, y: number, value: string, ...more: Groups): Groups => entity('TEXT', [10, x], [20, y], [40, 3], [1, value], ...more)
export const insert = (name: string, x: number, y: number, ...more: Groups): Groups => entity('INSERT', [2, name], [10, x], [20, y], ...more)

type Dxf = { readonly entities: readonly Groups[]; readonly blocks?: { readonly [name: string]: readonly Groups[] }; readonly header?: Groups; readonly end?: boolean }
const millimetres: Groups = [[9, '$ACADVER'], [1, 'AC1027'], [9, '$INSUNITS'], [70, 4], [9, '$EXTMIN'], [10, 0], [20, 0], [9, '$EXTMAX'], [10, 420], [20, 297]]

export const dxf = ({ entities, blocks = {}, header = millimetres, end = true }: Dxf): string => {
  const section = (name: string, content: Groups): Groups => [[0, 'SECTION'], [2, name], ...content, [0, 'ENDSEC']]
  const placed = Object.entries(blocks).flatMap(([name, content]): Groups => [[0, 'BLOCK'], [8, '0'], [2, name], [10, 0], [20, 0], ...content.flat(), [0, 'ENDBLK']])
  return written([...section('HEADER', header), ...section('TABLES', [[0, 'TABLE'], [2, 'LAYER'], [0, 'LAYER'], [2, 'HIDDEN'], [0, 'ENDTAB']]), ...section('BLOCKS', placed), ...section('ENTITIES', entities.flat()), ...(end ? [[0, 'EOF'] as const] : [])])
}

type Written = { readonly x: number; readonly y: number; readonly text: string; readonly turn?: number }
/** Sheets of A3, one for each list of texts; `y` from the top, in points. */
export const pdf = async (pages: readonly (readonly Written[])[], options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> => {
  const document = new PDFDocument({ size: 'A3', layout: 'landscape', autoFirstPage: false, ...options })
  const parts: Uint8Array[] = []
  document.on('data', (part: Uint8Array) => parts.push(part))
  const ended = new Promise((resolve) => { document.on('end', resolve) })
  for (const texts of pages) {
    document.addPage().fontSize(10)
    for (const { x, y, text: words, turn = 0 } of texts) document.save().rotate(turn, { origin: [x, y] }).text(words, x, y, { lineBreak: false }).restore()
  }
  document.end()
  await ended
  return new Uint8Array(Buffer.concat(parts))
}

/** What a drawing of a flange may say, with its title block in the corner. */
export const flange: readonly (readonly Written[])[] = [
  [
    { x: 60, y: 60, text: '1. GENERAL TOLERANCES ISO 2768-mK' }, { x: 60, y: 76, text: '2. DEBURR ALL EDGES, ISO 13715' }, { x: 60, y: 92, text: '3. PASSIVATE PER ASTM A967' },
    { x: 400, y: 300, text: 'Ø25 H7' }, { x: 500, y: 320, text: 'M8x1.25-6H', turn: 90 }, { x: 300, y: 400, text: 'Ra 1.6' },
    { x: 800, y: 700, text: 'MATERIAL' }, { x: 800, y: 716, text: '1.4404 (AISI 316L)' }, { x: 800, y: 740, text: 'DRAWING NO.' }, { x: 800, y: 756, text: 'AP-9001-2' }, { x: 1000, y: 740, text: 'REV' }, { x: 1000, y: 756, text: 'C' },
  ],
  [{ x: 60, y: 60, text: 'Packed singly, threads protected by caps' }],
]
