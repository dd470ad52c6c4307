import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bus, Published } from '#shared/kernel/ports.ts'

export const source = 'throughline.quoting'
export const type = 'PlanApproved'

/**
 * `heard` takes and returns what the rule for `source` + `type` has let through since the last call, as delivered bodies parsed
 * from JSON. Undefined when the other side cannot be listened to; then only answers are checked.
 */
export type BusUnderTest = { readonly bus: Bus; readonly heard: (() => Promise<readonly unknown[]>) | undefined; readonly close: () => Promise<void> | void }

export const published = (id: string, over: { readonly source?: string; readonly type?: string; readonly data?: Published['envelope']['data'] } = {}): Published => ({
  source: over.source ?? source,
  envelope: {
    id, type: over.type ?? type, schemaVersion: 1, orderId: 'ord_1', aggregateId: 'pln_1', aggregateVersion: 1, occurredAt: '2026-03-02T08:00:00.123Z',
    exportClass: 'confidential', actor: { kind: 'user', id: 'planner', name: 'Pia' }, causationId: 'req_1', correlationId: 'cor_1', data: over.data ?? { note: 'é 😀' },
  },
})

/** Order is no promise of a bus. */
const texts = (values: readonly unknown[]): string[] => values.map((value) => JSON.stringify(value)).toSorted()

/** The contract of the bus port. */
export const describeBus = (name: string, makeBus: () => Promise<BusUnderTest>, { runs } = { runs: 40 }): void => {
  describe(`bus port: ${name}`, () => {
    let made: BusUnderTest | undefined
    beforeAll(async () => { made = await makeBus() })
    afterAll(async () => made?.close())
    const bus = (): BusUnderTest => {
      if (!made) throw new Error('the bus was not made')
      return made
    }
    const expectHeard = async (entries: readonly Published[]) => {
      const bodies = await bus().heard?.()
      if (!bodies) return
      expect(texts(bodies.map((body) => (body as { detail: unknown }).detail))).toEqual(texts(entries.map(({ envelope }) => envelope)))
    }

    it('delivers an event with its source, type, time and detail', async () => {
      expect(await bus().bus.publish([published('e1')])).toEqual({ failed: [] })
      const bodies = await bus().heard?.()
      if (bodies) expect(bodies[0]).toMatchObject({ version: '0', source, 'detail-type': type, time: '2026-03-02T08:00:00Z', resources: [], detail: published('e1').envelope })
    })
    it('delivers ten at once and nothing at all; eleven are a defect', async () => {
      const ten = Array.from({ length: 10 }, (_, at) => published(`t${at}`))
      expect(await bus().bus.publish(ten)).toEqual({ failed: [] })
      await expectHeard(ten)
      expect(await bus().bus.publish([])).toEqual({ failed: [] })
      await expect(bus().bus.publish([...ten, published('t10')])).rejects.toThrow('10')
    })
    it('fails an entry over 256 KB and delivers the others', async () => {
      const large = published('large', { data: { text: 'x'.repeat(257 * 1024) } })
      expect(await bus().bus.publish([published('a'), large, published('b')])).toEqual({ failed: [1] })
      await expectHeard([published('a'), published('b')])
    })
    it('takes several entries that together exceed 256 KB', async () => {
      const entries = ['a', 'b', 'c'].map((id) => published(id, { data: { text: 'x'.repeat(150 * 1024) } }))
      expect(await bus().bus.publish(entries)).toEqual({ failed: [] })
      await expectHeard(entries)
    })
    it('delivers of random batches exactly what the rule matches', async () => {
      const drawn = fc.record({ source: fc.constantFrom(source, 'throughline.quality'), type: fc.constantFrom(type, 'PlanRejected'), data: fc.record({ text: fc.string({ unit: 'grapheme' }) }) })
      let count = 0
      await fc.assert(
        fc.asyncProperty(fc.array(drawn, { maxLength: 10 }), async (batch) => {
          const entries = batch.map((over) => published(`r${(count += 1)}`, over))
          expect(await bus().bus.publish(entries)).toEqual({ failed: [] })
          await expectHeard(entries.filter((entry) => entry.source === source && entry.envelope.type === type))
        }),
        { numRuns: runs },
      )
    })
  })
}
