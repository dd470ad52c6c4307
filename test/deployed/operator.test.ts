import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { services as deployedServices } from '#infra/services.ts'
import { stages, type Stage } from '#infra/stages.ts'
import { platformTemplate, serviceTemplate } from '#infra/test/synthesized.ts'
import { services } from '#local/services.ts'
import { dynamoStore } from '#shared/adapters/aws/store.ts'
import { deliveredBody } from '#shared/adapters/bus-rules.ts'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { queuesOf } from '#shared/kernel/edges.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { byOrder } from '#shared/kernel/history.ts'
import type { Clock, Item, Json } from '#shared/kernel/ports.ts'
import { publishedBy, sourceOf, type Manifest } from '#shared/kernel/service.ts'
import { deadLettersName, tableName, undeliveredName } from '#shared/kernel/stage-names.ts'
import { dynoxideMissing } from '#shared/testing/dynoxide.ts'
import type { Running } from '#shared/testing/process.ts'
import { sqsStandIn } from '#shared/testing/stand-ins/sqs.ts'
import { addSeconds } from '#shared/vocabulary/time.ts'
import { run } from '../operations/command.ts'
import { openAccount, type Account } from './account.ts'
import { noted, sqsNeeds } from './calls.ts'
import { allowancesOfRole, allows, granted, policiesOfRole, type Call } from './roles.ts'
import { ofType, pseudo, queueUrl, readStack, textOf, type Stack } from './template.ts'

/*
 * The operator's role against what the commands of `throughline ops` call: the tables, queues, buckets and the bus of the templates, on loopback
 * ports, asked in the name of the role.
 */

const [stage, region] = ['dev', pseudo['AWS::Region'] ?? '']
const operator = 'throughline-dev-operator'
const manifests = services.map(({ service }) => service.manifest)

const stacksOf = (of: Stage): readonly Stack[] => {
  const parameters = new Map<string, string>()
  const templates = [['platform', platformTemplate(of)] as const, ...deployedServices.map((manifest) => [manifest.contract.service, serviceTemplate(manifest, of)] as const)]
  const scratch = mkdtempSync(join(tmpdir(), 'throughline-operator-'))
  const read = templates.map(([name, template]) => {
    const file = join(scratch, `${name}.json`)
    writeFileSync(file, JSON.stringify(template.toJSON()))
    return readStack(file, `throughline-${of.name}-${name}`, parameters)
  })
  rmSync(scratch, { recursive: true })
  return read
}
const stacks = stacksOf(stages.dev)
const may = allowancesOfRole(stacks, operator)

const at = addSeconds(systemClock.now(), -3600)
const envelopeOf = (service: string, type: string, orderId = 'ord_1', aggregateId = type): Envelope => ({
  id: `${service}.${type}.1.0`, type, schemaVersion: 1, orderId, aggregateId, aggregateVersion: 1, occurredAt: at, exportClass: 'public',
  actor: { kind: 'system', id: service, name: service }, causationId: 'c', correlationId: 'c', data: {},
})

const entryOf = (envelope: Envelope, publish: boolean): Item => ({
  pk: `history#${envelope.aggregateId}`, sk: '0000000001#00', envelope: JSON.stringify(envelope), publish, customerId, exportClass: 'public',
  [byOrder]: envelope.orderId, [`${byOrder}Sort`]: `${at}#${envelope.aggregateId}#0000000001#00`,
})

const customerId = 'cus_aurora'
const sha256 = '0'.repeat(64)
/** An order that has ended, as far as its personal data goes: what somebody wrote, and in four services a file that prints a person. */
type Ended = { readonly id: string; readonly state: { readonly [attribute: string]: Json }; readonly indexed?: { readonly [attribute: string]: string } }
const ended: { readonly [service: string]: readonly Ended[] } = {
  quoting: [
    { id: 'rfq_2', state: { status: 'Withdrawn', closed: { reason: 'Too late.' } }, indexed: { byCustomer: `rfq#${customerId}`, byCustomerSort: 'rfq_2' } },
    { id: 'pdc_2', state: { status: 'Ready', sha256 } },
  ],
  contracts: [{ id: 'ctr_2', state: { status: 'Completed', document: { documentHash: sha256 } } }],
  logistics: [{ id: 'shp_2', state: { status: 'Delivered', documents: { packingSlip: { sha256 }, labels: [] } } }],
  support: [{ id: 'cas_2', state: { status: 'Closed', subject: 'A scratch', photos: [{ sha256, name: 'scratch.jpg' }] } }],
}

/** One entry for each thing a service says, so that every queue has something to account for; and its part of the order that has ended. */
const remember = async (client: DynamoDBClient, manifest: Manifest): Promise<void> => {
  const { service } = manifest.contract
  const store = dynamoStore({ table: tableName(stage, service), indexes: manifest.storage.indexes, clock: systemClock, client })
  const items = [...publishedBy(manifest).keys()].map((type) => entryOf(envelopeOf(service, type), true))
  for (const { id, state, indexed } of ended[service] ?? []) {
    items.push({ pk: `${id.slice(0, 3)}#${id}`, sk: 'state', version: 1, exportClass: 'public', state: { ...state, orderId: 'ord_2', customerId }, ...indexed }, entryOf(envelopeOf(service, 'Ended', 'ord_2', id), false))
  }
  for (const { index, prefix } of manifest.personal.own ?? []) items.push({ pk: prefix, sk: 'state', version: 1, state: {}, [index]: `${prefix}${customerId}`, [`${index}Sort`]: prefix })
  for (const item of items) await store.transact([{ kind: 'put', item, when: 'absent' }])
}

/** A dead letter wherever one may lie. */
const kill = async (client: SQSClient, manifest: Manifest): Promise<void> => {
  const { service } = manifest.contract
  const letters = queuesOf(manifest).flatMap(({ name, listens: [heard] }) => (heard ? [{ heard, names: [deadLettersName(stage, name), undeliveredName(stage, service)] }] : []))
  for (const { heard: { source, type }, names } of letters) {
    const MessageBody = deliveredBody({ source, envelope: envelopeOf(source.replace(sourceOf(''), ''), type) }, { account: pseudo['AWS::AccountId'] ?? '', region })
    for (const name of names) await client.send(new SendMessageCommand({ QueueUrl: queueUrl(name), MessageBody }))
  }
}

const missing = dynoxideMissing()
if (missing !== undefined) console.log(`skipped: the operator's role (${missing})`)

describe.skipIf(missing !== undefined)('the operator\'s role', () => {
  let account: Account
  let queues: readonly Running[]
  const inTwelveYears: Clock = { now: () => addSeconds(systemClock.now(), 12 * 366 * 86_400) }
  const ops = (...words: readonly string[]) => run([...words, '--stage', stage, '--region', region])
  const erase = () => run(['erase', '--customer', customerId, '--by', 'Olga', '--yes', '--json', '--stage', stage, '--region', region], inTwelveYears)
  const calls = (): readonly Call[] => [...(account.calls.get(operator) ?? [])].map((text) => {
    const [action = '', resource = ''] = text.split(' ')
    return { action, resource }
  })

  beforeAll(async () => {
    account = await openAccount(stacks)
    const standIn = await sqsStandIn(stacks.flatMap((stack) => ofType(stack, 'AWS::SQS::Queue')).map(({ properties }) => textOf(properties, 'QueueName')), pseudo['AWS::AccountId'])
    const watched = await noted(standIn.url, sqsNeeds, account.note)
    queues = [watched, standIn]
    const inNameOf = (role: string) => Object.entries({ ...account.environment(role), AWS_ENDPOINT_URL_SQS: watched.url }).forEach(([name, value]) => vi.stubEnv(name, value))
    inNameOf('whoever-was-there-before')
    const [dynamo, sqs] = [new DynamoDBClient({ region }), new SQSClient({ region, useQueueUrlAsEndpoint: false })]
    for (const manifest of manifests) {
      await remember(dynamo, manifest)
      await kill(sqs, manifest)
    }
    inNameOf(operator)
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await account.close()
    await Promise.all(queues.map(({ close }) => close()))
  })

  it('is enough for every command', async () => {
    const since = ['--since', at.slice(0, 10)]
    expect((await ops('conservation', ...since)).out).toContain('LotPassedQC')
    expect((await ops('conservation', '--order', 'ord_1')).code).toBe(1)
    expect((await ops('dead-letters', 'list')).out).toContain('quality-undelivered')
    expect((await ops('dead-letters', 'show', '--queue', 'quality-inbox')).out).toContain('ord_1')
    expect((await ops('dead-letters', 'redrive', '--yes')).code).toBe(0)
    for (const { name } of manifests.flatMap(queuesOf)) expect((await ops('replay', '--consumer', name, ...since, '--yes')).code).toBe(0)
    for (const { contract: { service } } of manifests) expect((await ops('republish', '--service', service, ...since, '--yes')).code).toBe(0)
    expect((await ops('hold', 'set', '--order', 'ord_1', '--reason', 'claim', '--by', 'Lea', '--yes')).out).toContain(`${manifests.length} services`)
    expect((await ops('hold', 'show', '--order', 'ord_1')).out).toContain('claim')
    expect((await ops('hold', 'lift', '--order', 'ord_1', '--reason', 'settled', '--by', 'Lea', '--yes')).code).toBe(0)
    expect((await ops('export', '--customer', customerId, '--json')).out).toContain('A scratch')
    expect(JSON.parse((await erase()).out)).toMatchObject({ done: true, own: 3, orders: ['ord_2'], found: { quoting: { states: 1, files: 1 }, contracts: { files: 1 }, logistics: { files: 1 }, support: { states: 1, files: 1 } } })
    expect(calls().filter((call) => !allows(may, call))).toEqual([])
  }, 120_000)

  it('allows nothing that no command does', () => {
    expect(granted(may).filter(({ action, resource }) => !calls().some((call) => allows([{ actions: [action], resources: [resource] }], call)))).toEqual([])
  })

  it('is refused what services keep for themselves', () => {
    const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/throughline-dev-quality'
    const beyond = [
      { action: 'dynamodb:Scan', resource: table }, { action: 'dynamodb:DeleteItem', resource: table }, { action: 's3:GetObject', resource: 'arn:aws:s3:::throughline-dev-contracts-000000000000-eu-central-1/cus_aurora/sha256/0' },
      { action: 'sqs:ReceiveMessage', resource: 'arn:aws:sqs:eu-central-1:000000000000:throughline-dev-quality-inbox' }, { action: 'dynamodb:GetItem', resource: table.replace('dev', 'prod') },
    ]
    expect(beyond.filter((call) => allows(may, call))).toEqual([])
  })

  it('is the same in prod, on the things of prod', () => {
    expect(allowancesOfRole(stacksOf(stages.prod), 'throughline-prod-operator')).toEqual(JSON.parse(JSON.stringify(may).replaceAll('throughline-dev', 'throughline-prod')))
  })

  it('fits into what IAM lets a role hold', () => {
    const policies = policiesOfRole(stacks, operator)
    expect(policies.length).toBe(1 + manifests.length)
    expect(policies.map((each) => JSON.stringify(each.PolicyDocument).length).reduce((sum, each) => sum + each)).toBeLessThan(10_240)
  })
})
