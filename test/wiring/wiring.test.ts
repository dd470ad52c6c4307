import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { services } from '#local/services.ts'
import { event } from '#shared/kernel/contract.ts'
import { sourceOf, type Manifest } from '#shared/kernel/service.ts'
import { noFault } from '#shared/testing/simulator/faults.ts'
import { driveOrder } from '#local/demo/order.ts'
import { drawing, simulatedTools, simulation } from '../simulation/simulate.ts'
import { unheard } from './event-table.ts'
import { wiringFaults } from './wiring.ts'

const manifests: readonly Manifest[] = services.map(({ service }) => service.manifest)
const root = join(import.meta.dirname, '../../services')

describe('the six services', () => {
  it('hear what is said, as it is said; and each piece of work has its worker', () => {
    expect(wiringFaults(manifests)).toEqual([])
    expect(manifests.flatMap(({ consumes }) => consumes).length).toBeGreaterThan(50)
  })

  it('give no reason for an event that does not exist', () => {
    const events = manifests.flatMap(({ contract }) => Object.keys(contract.events))
    expect(Object.keys(unheard).filter((type) => !events.includes(type))).toEqual([])
  })
})

describe('planted', () => {
  const changed = (service: string, change: (manifest: Manifest) => Partial<Manifest>): string[] =>
    wiringFaults(manifests.map((manifest) => (manifest.contract.service === service ? { ...manifest, ...change(manifest) } : manifest)))
  const hearing = (subscription: Partial<Manifest['consumes'][number]>): string[] => changed('support', ({ consumes }) => ({ consumes: consumes.map((each) => (each.type === 'Delivered' ? { ...each, ...subscription } : each)) }))
  const saying = (spec: Manifest['contract']['events']): string[] => changed('logistics', ({ contract }) => ({ contract: { ...contract, events: { ...contract.events, ...spec } } }))

  const without = (routes: Manifest['contract']['routes'], name: string) => Object.fromEntries(Object.entries(routes).filter(([each]) => each !== name))

  it.each<readonly [string, () => string[], string]>([
    ['a listener to nobody', () => hearing({ source: sourceOf('warehouse') }), 'support hears Delivered of throughline.warehouse, which is no service'],
    ['a listener to an event of another service', () => hearing({ source: sourceOf('quality') }), 'support hears Delivered of throughline.quality, which it does not say'],
    ["a listener to another's work", () => hearing({ type: 'ShippingDocumentsRequested' }), 'support hears ShippingDocumentsRequested of throughline.logistics, which is work of its own'],
    ['a listener who needs more than is said', () => hearing({ spec: event(1, '', z.object({ shipmentId: z.string(), mass: z.string() })) }), 'support hears Delivered of throughline.logistics: data.mass: is gone'],
    ['an event that says less', () => hearing({ spec: event(1, '', z.object({ carrier: z.enum(['DHL']) })) }), 'support hears Delivered of throughline.logistics: data.carrier: a reader of the old schema does not take any value'],
    ['another version', () => hearing({ spec: event(2, '', z.object({})) }), 'support hears Delivered of throughline.logistics in version 2; it is said in version 1'],
    ['a version without a name of its own', () => saying({ Lost: event(2, '', z.object({})) }), 'logistics: Lost has schema version 2; a new version has a name of its own'],
    ['an event for nobody', () => saying({ Lost: event(1, '', z.object({})) }), 'logistics: nobody hears Lost; say why in event-table.ts, or do not say it'],
    ['a reason too many', () => changed('support', ({ consumes }) => ({ consumes: [...consumes, { source: sourceOf('quality'), type: 'FirstArticleApproved', spec: event(1, '', z.object({})) }] })), 'quality: FirstArticleApproved is heard; take it out of `unheard` in event-table.ts'],
    ['the same event heard twice', () => changed('support', ({ consumes }) => ({ consumes: [...consumes, ...consumes.slice(0, 1)] })), 'support: RequirementsSubmitted of throughline.quoting stands twice'],
    ['work without a worker', () => changed('quality', () => ({ workers: {} })), 'quality: CertificateRequested is the work of nobody'],
    ['work for two', () => changed('quality', ({ workers }) => ({ workers: { ...workers, another: { on: 'CertificateRequested', memoryMb: 1, timeoutSeconds: 1 } } })), 'quality: CertificateRequested is the work of renderCertificate and another'],
    ['a worker without work', () => changed('quality', ({ workers }) => ({ workers: { ...workers, idle: { on: 'Nothing', memoryMb: 1, timeoutSeconds: 1 } } })), 'quality: idle waits for Nothing, which is no intent'],
    ['webhooks without a log of them', () => changed('contracts', ({ contract }) => ({ contract: { ...contract, routes: without(contract.routes, 'replayWebhookDelivery') } })), 'contracts takes webhooks and has no replayWebhookDelivery'],
    ['a log of webhooks that nothing lists', () => changed('logistics', ({ storage }) => ({ storage: { ...storage, indexes: storage.indexes.filter((each) => each !== 'byStatus') } })), 'logistics takes webhooks and has no index byStatus to list them by'],
    ['an event that is an intent too', () => saying({ ShippingDocumentsRequested: event(1, '', z.object({})) }), 'logistics: ShippingDocumentsRequested is both an event and an intent'],
  ])('%s', (_name, faults, found) => {
    expect(faults()).toContain(found)
  })
})

/** What an expression may come to: its text, either text of a choice, or whatever begins and ends as a template such as `Payment${standing}`. */
const textsOf = (value: ts.Expression): ((type: string) => boolean)[] => {
  if (ts.isAsExpression(value)) return textsOf(value.expression)
  if (ts.isConditionalExpression(value)) return [...textsOf(value.whenTrue), ...textsOf(value.whenFalse)]
  if (ts.isStringLiteral(value)) return [(type) => type === value.text]
  if (!ts.isTemplateExpression(value) || value.head.text === '') return []
  return [(type) => type.startsWith(value.head.text) && type.endsWith(value.templateSpans.at(-1)?.literal.text ?? '')]
}

/** What a service's decisions and use cases can say: whatever stands as the `type` of an object. Types and comparisons do not count. */
const voiceOf = (service: string): ((type: string) => boolean) => {
  const said: ((type: string) => boolean)[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'type') said.push(...textsOf(node.initializer))
    node.forEachChild(visit)
  }
  const files = ['domain', 'app'].flatMap((folder) => readdirSync(join(root, service, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, service, folder, file)))
  for (const file of files) if (file.endsWith('.ts') && !file.endsWith('.test.ts')) visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest))
  return (type) => said.some((says) => says(type))
}

/** Said only when something goes wrong, or is asked for beyond what a sample order asks. */
const offTheWay = ['CaseAnswered', 'CaseReopened', 'ContractAmended', 'ContractTerminated', 'DeliveryException', 'FirstArticleApproved', 'InspectionFailed', 'MessagePosted', 'PaymentDisputed', 'PaymentFailed', 'PaymentRefunded', 'PlanDocumentRequested', 'PlanRejected', 'RecallDeclared', 'ShopPlanRequested', 'ShopProfileSet']

describe('every event and intent', () => {
  it('is said by the code of its service', () => {
    const silent = manifests.flatMap(({ contract: { service, events }, intents }) => {
      const says = voiceOf(service)
      return Object.keys({ ...events, ...intents }).filter((type) => !says(type)).map((type) => `${service} ${type}`)
    })
    expect(silent).toEqual([])
    expect(['PaymentReceived', 'LotPassedQC', 'Passed'].filter(voiceOf('production'))).toEqual([])
  })

  it('of a sample order is published, under its own source and in its own schema', { timeout: 120_000 }, async () => {
    const simulated = simulation({ seed: 1, faults: noFault, tools: await simulatedTools() })
    await simulated.world.run([async () => { await driveOrder(simulated.shop, drawing) }])
    const published = simulated.world.network.everPublished()
    for (const { source, envelope } of published) {
      const from = manifests.find(({ contract }) => sourceOf(contract.service) === source)
      const spec = { ...from?.contract.events, ...from?.intents }[envelope.type]
      expect(spec?.data.safeParse(envelope.data), `${envelope.type} of ${source}`).toMatchObject({ success: true })
      expect(envelope.schemaVersion).toBe(spec?.schemaVersion)
    }
    const seen = new Set(published.map(({ source, envelope }) => `${source} ${envelope.type}`))
    const notSeen = manifests.flatMap(({ contract: { service, events }, intents }) => Object.keys({ ...events, ...intents }).filter((type) => !seen.has(`${sourceOf(service)} ${type}`)))
    expect(notSeen.toSorted()).toEqual(offTheWay)
  })

  it.each(offTheWay)('off the way of a sample order is brought about by the tests of its service: %s', (type) => {
    const service = manifests.find(({ contract, intents }) => type in { ...contract.events, ...intents })?.contract.service ?? ''
    const tests = readdirSync(join(root, service), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'))
    expect(tests.some((file) => readFileSync(join(root, service, file), 'utf8').includes(`'${type}'`)), `no test in services/${service} names it`).toBe(true)
  })
})

