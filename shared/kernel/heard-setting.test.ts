import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { workshop } from '#shared/testing/scenario.ts'
import { sample, sampleService } from '#shared/testing/sample-service.ts'
import { system } from './actor.ts'
import type { Cause } from './cause.ts'
import { inputsOf } from './export-control.ts'
import { heardSetting } from './heard-setting.ts'

const colour = heardSetting<{ name: string }>({ kind: 'shopProfile', schema: z.strictObject({ name: z.string() }), id: 'prf_1', unset: { name: 'grey' } })

it('is the newest that was said, whatever came twice or in another order', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 }), async (versions) => {
    const { ports } = workshop(sample, sampleService)
    const by = (key: string): { cause: Cause } => ({ cause: { publisher: { service: 'sample', published: new Map() }, actor: system('sample'), correlationId: 'c', causationId: 'c', receipt: { key, fingerprint: key }, inputs: inputsOf('public') } })
    expect(await colour.now(by('read'), ports)).toEqual({ name: 'grey' })
    for (const [index, aggregateVersion] of versions.entries()) {
      expect(await colour.hear({ ...by(String(index)), event: { aggregateVersion, data: { name: `v${aggregateVersion}` } } }, ports)).toMatchObject({ ok: true })
      expect(await colour.now(by('read'), ports)).toEqual({ name: `v${Math.max(...versions.slice(0, index + 1))}` })
    }
  }), { numRuns: 30 })
})
