import { expect, it } from 'vitest'
import { csv } from './csv.ts'

const line = (...cells: readonly string[]): string => csv([cells]).slice(1, -2)

it('is UTF-8 by its mark, with every line ended', () => expect(csv([['a', 'b'], ['భాగం', '']])).toBe('\uFEFFa,b\r\nభాగం,\r\n'))

it('quotes what would end a cell', () => {
  expect(line('a,b', 'say "no"', 'two\nlines', 'plain')).toBe('"a,b","say ""no""","two\nlines",plain')
})

it('disarms what a spreadsheet would run', () => {
  expect(line('=1+1', '+49 711', '@sum', '-cmd', '\tx')).toBe("'=1+1,'+49 711,'@sum,'-cmd,'\tx")
  expect(line('=HYPERLINK("x","y")')).toBe('"\'=HYPERLINK(""x"",""y"")"')
})

it('leaves negative numbers alone', () => expect(line('-12.5', '-3', '2026-03-04')).toBe('-12.5,-3,2026-03-04'))
