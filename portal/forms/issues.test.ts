import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { errorsOf, firstWrong } from './issues.ts'

const Body = z.strictObject({
  name: z.string().min(1), long: z.string().max(3), code: z.string().min(3), count: z.int().min(2).max(5), list: z.array(z.string()).min(1).max(2), kind: z.enum(['a', 'b']), agreed: z.literal(true), day: z.iso.date(),
})
const good = { name: 'n', long: 'abc', code: 'abc', count: 2, list: ['x'], kind: 'a', agreed: true, day: '2026-03-04' }
const said = (change: object): object => {
  const result = Body.safeParse({ ...good, ...change }, { reportInput: true })
  return errorsOf(result.error?.issues ?? [], (key, values) => `${key} ${values?.['limit'] ?? ''}`.trim())
}

describe('what is wrong with a value', () => {
  it.each([
    [{}, {}],
    [{ name: undefined }, { '/name': 'issues.missing' }],
    [{ name: '' }, { '/name': 'issues.missing 1' }],
    [{ name: 5 }, { '/name': 'issues.invalid_type' }],
    [{ long: 'abcd' }, { '/long': 'issues.too_long 3' }],
    [{ code: 'a' }, { '/code': 'issues.too_short 3' }],
    [{ count: 1 }, { '/count': 'issues.too_small 2' }],
    [{ count: 6 }, { '/count': 'issues.too_big 5' }],
    [{ list: [] }, { '/list': 'issues.too_few 1' }],
    [{ list: ['a', 'b', 'c'] }, { '/list': 'issues.too_many 2' }],
    [{ kind: undefined }, { '/kind': 'issues.missing' }],
    [{ kind: 'c' }, { '/kind': 'issues.invalid_value' }],
    [{ agreed: false }, { '/agreed': 'issues.not_agreed' }],
    [{ day: '4 March' }, { '/day': 'issues.invalid_format' }],
    [{ colour: 'red' }, { '/': 'issues.unrecognized_keys' }],
  ])('%o', (change, errors) => expect(said(change)).toEqual(errors))
})

describe('the first wrong field', () => {
  const order = ['/name', '/lots/0/quantity', '/lots/1/quantity', '/lots', '/price']
  it.each([
    [{ '/price': '', '/lots/1/quantity': '' }, '/lots/1/quantity'],
    [{ '/lots': '' }, '/lots'],
    [{ '/price/minor': '' }, '/price'],
    [{ '/elsewhere': '' }, undefined],
    [{}, undefined],
  ])('%o', (errors, first) => expect(firstWrong(order, errors)).toBe(first))
})
