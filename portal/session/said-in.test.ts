import { describe, expect, it } from 'vitest'
import { newSince, saidIn } from './said-in.ts'

const word = (at: number, side: 'customer' | 'manufacturer') => ({ at: `2026-03-0${at}T08:00:00.000Z`, side, text: 'x' })

describe('what was said', () => {
  it('is found about a request, about its lines and in a case; other things have none', () => {
    const [a, b, c] = [word(1, 'customer'), word(2, 'manufacturer'), word(3, 'customer')]
    expect(saidIn({ messages: [a], requirements: [{ conversation: [b] }, { conversation: [] }, { conversation: [c] }] })).toEqual([a, b, c])
    expect(saidIn({ messages: [c] })).toEqual([c])
    expect(saidIn({ messages: 'none', requirements: 7, conversation: [a] })).toEqual([])
    expect(saidIn({ messages: [{ at: 1, side: 'customer' }, { at: 'x', side: 'nobody' }] })).toEqual([])
  })

  it('is new when the other side said it after one has last read', () => {
    const said = [word(1, 'customer'), word(2, 'manufacturer'), word(3, 'customer'), word(4, 'manufacturer')]
    expect(newSince(said, undefined, true, 'me')).toEqual([said[1], said[3]])
    expect(newSince(said, word(2, 'customer').at, true, 'me')).toEqual([said[3]])
    expect(newSince(said, word(3, 'customer').at, false, 'me')).toEqual([])
    const named = { ...word(4, 'customer'), mentions: ['me'] }
    expect([newSince([named], undefined, true, 'me'), newSince([named], undefined, true, 'other')]).toEqual([[named], []])
  })
})
