import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { services } from '#local/services.ts'
import { Envelope } from '#shared/kernel/envelope.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { examplesNow, type Example } from './examples.ts'
import { examplesFile, goldenFolder } from './golden.ts'

const manifests: readonly Manifest[] = services.map(({ service }) => service.manifest)
const kept = (service: string): string => readFileSync(join(goldenFolder, service, examplesFile), 'utf8')
const examplesOf = (service: string): { readonly [type: string]: Example } => JSON.parse(kept(service))

describe('the examples in docs/contracts', () => {
  it.each(manifests.map(({ contract }) => contract))('$service: one of every event, which its schema takes', ({ service, events }) => {
    const examples = examplesOf(service)
    expect(Object.keys(examples)).toEqual(Object.keys(events))
    for (const [type, { envelope }] of Object.entries(examples)) {
      expect(Envelope.safeParse(envelope).error, type).toBeUndefined()
      expect(events[type]?.data.safeParse(envelope.data).error, type).toBeUndefined()
      expect([envelope.type, envelope.schemaVersion]).toEqual([type, events[type]?.schemaVersion])
    }
  })

  it('are nearly all of them what was said about a whole order', () => {
    const drawn = manifests.flatMap(({ contract }) => Object.entries(examplesOf(contract.service)).filter(([, example]) => example.drawn).map(([type]) => type))
    expect(drawn.toSorted()).toEqual(['CaseAnswered', 'CaseReopened', 'ContractAmended', 'ContractTerminated', 'DeliveryException', 'FirstArticleApproved', 'InspectionFailed', 'PaymentDisputed', 'PaymentFailed', 'PaymentRefunded', 'PlanRejected', 'RecallDeclared'])
  })

  it('are what is said now', { timeout: 120_000 }, async () => {
    for (const [path, text] of await examplesNow(manifests)) expect(text === readFileSync(join(goldenFolder, path), 'utf8'), `${path} is not what is said now: run \`npm run golden\` and commit what it writes`).toBe(true)
  })
})
