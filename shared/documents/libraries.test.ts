import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const homes = { pdfkit: 'shared/documents/pdf.ts', 'bwip-js': 'shared/documents/symbol.ts' } as const

const imports = (source: string, library: string): boolean => new RegExp(`(from|import|import\\() ?'${library}(/[^']*)?'`).test(source)

it.each(Object.entries(homes))('%s is known to one file only', (library, home) => {
  const files = globSync('{services,shared,local,infra,portal}/**/*.ts', { cwd: root, exclude: ['**/node_modules/**', '**/*.test.ts', '**/samples/**'] })
  expect(files.length).toBeGreaterThan(200)
  expect(files.filter((file) => imports(readFileSync(join(root, file), 'utf8'), library))).toEqual([home])
})

it('a planted import is seen', () => {
  expect(imports("import PdfFile from 'pdfkit'", 'pdfkit')).toBe(true)
  expect(imports("const { gs1_128 } = await import('bwip-js/node')", 'bwip-js')).toBe(true)
  expect(imports("import { render } from './render.ts'", 'pdfkit')).toBe(false)
})
