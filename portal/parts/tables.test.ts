import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
/** Where tables are drawn: both of these have a button that saves them as CSV. */
const drawn = ['parts/data-table.tsx', 'parts/plain-table.tsx']

const drawsTable = (source: string): boolean => /<(Table|table)[\s>]/.test(source)
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))

it('every table of the portal can be saved as CSV: it is drawn by one of two parts', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.filter((file) => drawsTable(readFileSync(join(root, file), 'utf8'))).toSorted()).toEqual(drawn)
  for (const file of drawn) expect(readFileSync(join(root, file), 'utf8'), file).toContain('<SaveCsv ')
})

it('a table drawn elsewhere would be found', () => {
  expect(['<Table verticalSpacing={4}>', '<table>', '<Table\n  miw={3}>'].map(drawsTable)).toEqual([true, true, true])
  expect(['<Table.Tr>', '<PlainTable label="x">', '<DataTable rows={[]}>'].map(drawsTable)).toEqual([false, false, false])
})
