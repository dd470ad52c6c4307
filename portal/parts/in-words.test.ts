import { expect, it } from 'vitest'
import { inWords } from './in-words.ts'

const words = { pieces: (count: number) => `${count} ${count === 1 ? 'piece' : 'pieces'}`, maybe: (key: string) => (key === 'values.carton' ? 'Carton' : undefined) }

it.each([
  ['20 C62, 1 C62', '20 pieces, 1 piece'],
  ['VCI bag; 10 C62 / carton', 'VCI bag; 10 pieces / Carton'],
  ['10 C62 / sack', '10 pieces / sack'],
  ['Steel C62, 20 mm', 'Steel C62, 20 mm'],
  ['A20 C62 and 20 C625', 'A20 C62 and 20 C625'],
])('%s: %s', (said, shown) => expect(inWords(words, said)).toBe(shown))
