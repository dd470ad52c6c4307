import { describe, expect, it } from 'vitest'
import { render } from './render.ts'
import { sampleLabel } from './sample.ts'
import { type Bar, readGs1 } from './samples/code128.ts'
import { symbolOf } from './symbol.ts'

const barsOf = (value: string): Bar[] =>
  symbolOf('gs1-128', value).outlines.map((outline) => ({ left: Math.min(...outline.map(([x]) => x)), right: Math.max(...outline.map(([x]) => x)) }))

describe('GS1-128', () => {
  it.each(['106141412345678908', '340123450000000000', '000000000000000000'])('SSCC %s is read back by a decoder of our own', (sscc) => {
    const bars = barsOf(`(00)${sscc}`)
    expect(bars.every(({ left, right }) => Number.isInteger(left) && Number.isInteger(right))).toBe(true)
    expect(readGs1(bars)).toBe(`00${sscc}`)
  })

  it('is 156 modules wide: start, FNC1, ten pairs, check, stop', () => expect(symbolOf('gs1-128', '(00)106141412345678908').width).toBe(13 * 11 + 13))

  it('refuses an SSCC whose check digit is wrong', () => expect(() => symbolOf('gs1-128', '(00)106141412345678909')).toThrow('checksum'))

  it('refuses to be printed finer than scanners read', async () => {
    const long = { kind: 'barcode', symbology: 'gs1-128', value: '(10)ABCDEFGHIJKLMNOPQRST(21)abcdefghijklmnopqrst', text: '' } as const
    await expect(render({ ...sampleLabel('en'), blocks: [long] })).rejects.toThrow('does not fit')
  })
})

describe('QR', () => {
  it('is a square with whole modules', () => {
    const { width, height, outlines } = symbolOf('qrcode', 'https://parts.example/p/NW-7741')
    expect(width).toBe(height)
    expect(outlines.flat(2).every(Number.isInteger)).toBe(true)
  })
})
