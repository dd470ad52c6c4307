import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
/** Where tables are drawn, and the parts that draw them with a button that saves them as CSV. */
const drawn = ['parts/plain-table.tsx', 'parts/table-rows.tsx']
const saving = ['parts/data-table.tsx', 'parts/plain-table.tsx']

const drawsTable = (source: string): boolean => /<(Table|table)[\s>]/.test(source)
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))

it('every table of the portal can be saved as CSV: it is drawn by one of two parts', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.filter((file) => drawsTable(readFileSync(join(root, file), 'utf8'))).toSorted()).toEqual(drawn)
  expect(sources.filter((file) => readFileSync(join(root, file), 'utf8').includes('<TableRows '))).toEqual(['parts/data-table.tsx'])
  for (const file of saving) expect(readFileSync(join(root, file), 'utf8'), file).toContain('<SaveCsv ')
})

it('a table drawn elsewhere would be found', () => {
  expect(['<Table verticalSpacing={4}>', '<table>', '<Table\n  miw={3}>'].map(drawsTable)).toEqual([true, true, true])
  expect(['<Table.Tr>', '<PlainTable label="x">', '<DataTable rows={[]}>'].map(drawsTable)).toEqual([false, false, false])
})

const pages = /\b(usePages|useOrders)\(/
const keepsPagesBack = (source: string): boolean => pages.test(source) && !/\sall=\{/.test(source)

it('a list that comes page by page is saved with all its pages', () => {
  const paged = sources.filter((file) => pages.test(readFileSync(join(root, file), 'utf8')))
  expect(paged.length).toBeGreaterThan(4)
  // No table: the newest ten, and a link to all.
  expect(paged.filter((file) => keepsPagesBack(readFileSync(join(root, file), 'utf8')))).toEqual(['pages/orders/orders-in-short.tsx'])
})

it('one that would save only what is on the screen would be found', () => {
  const list = "const pages = usePages('quality', 'listLots', {})\n"
  expect([`${list}<DataTable rows={pages.data} more={more} />`, `${list}<DataTable rows={pages.data} all={() => everyPage(pages)} />`].map(keepsPagesBack)).toEqual([true, false])
})
