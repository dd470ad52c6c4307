import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { symbolOf } from '#shared/documents/symbol.ts'
import { codeOf, valueOf } from '../test/scenes.ts'
import { checkDigit, serialCounter, serialOf, ssccOf } from './sscc.ts'

const prefix = fc.integer({ min: 4, max: 12 }).chain((length) => fc.stringMatching(new RegExp(`^\\d{${length}}$`)))

describe('SSCC', () => {
  it("gives GS1's published check digit", () => {
    expect(checkDigit('10614141234567890')).toBe(8)
    expect(valueOf(ssccOf('0614141', 1_234_567_890))).toBe('106141412345678908')
  })

  it('finds every single wrong digit', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{17}$/), fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
      const wrong = body.slice(0, at) + String((Number(body[at]) + shift) % 10) + body.slice(at + 1)
      expect(checkDigit(wrong)).not.toBe(checkDigit(body))
    }))
  })

  it('carries prefix and serial there and back, for every length of prefix', () => {
    fc.assert(fc.property(prefix, fc.nat(99_999), (company, serial) => {
      const sscc = valueOf(ssccOf(company, serial))
      expect(sscc).toMatch(/^\d{18}$/)
      expect(serialOf(company, sscc)).toBe(serial)
    }))
  })

  it('gives different codes to different serials', () => {
    fc.assert(fc.property(fc.nat(9_999_999_999), fc.nat(9_999_999_999), (a, b) => {
      expect(valueOf(ssccOf('0614141', a)) === valueOf(ssccOf('0614141', b))).toBe(a === b)
    }))
  })

  it('refuses when the prefix is used up', () => {
    expect(codeOf(ssccOf('0614141', 9_999_999_999))).toBe('ok')
    expect(codeOf(ssccOf('0614141', 10_000_000_000))).toBe('sscc-exhausted')
  })

  it('counts each prefix for itself, the first one where it was counted before', () => {
    expect(['0614141', '4012345', '401234500001'].map(serialCounter)).toEqual(['sscc', 'sscc-4012345', 'sscc-401234500001'])
  })

  it('is not read from another company, nor with a wrong check digit', () => {
    expect(serialOf('0614142', '106141412345678908')).toBeUndefined()
    expect(serialOf('0614141', '106141412345678907')).toBeUndefined()
  })

  it('is taken by an independent GS1-128 encoder, which checks it too', () => {
    expect(symbolOf('gs1-128', `(00)${valueOf(ssccOf('0614141', 42))}`).width).toBeGreaterThan(100)
    expect(() => symbolOf('gs1-128', '(00)106141412345678907')).toThrow()
  })
})
