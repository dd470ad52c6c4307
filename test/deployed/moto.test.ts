import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { ListBucketsCommand } from '@aws-sdk/client-s3'
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { services } from '#local/services.ts'
import { s3Client } from '#shared/adapters/aws/files.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import { startMoto } from '#shared/testing/moto.ts'
import { cdkAt, type Cdk } from './cdk.ts'
import { exportsAt, memoryOf, resourcesAt, stacksAt, type Held } from './moto-account.ts'
import { synthesize } from './synthesize.ts'

/*
 * `cdk bootstrap` and `cdk deploy` of every stack, as docs/deploying.md says, into an account of moto. Its CloudFormation is told first what
 * it lacks (moto/as_aws.py); the templates are those that go to AWS.
 */

const platform = 'throughline-dev-platform'
const deployed = services.map(({ service: { manifest } }) => `throughline-dev-${manifest.contract.service}`)

/** Types whose resources have a name there and nothing else; docs/deploying.md lists them. */
const ignored = [
  'ApiGatewayV2::Api', 'ApiGatewayV2::Authorizer', 'ApiGatewayV2::Integration', 'ApiGatewayV2::Route', 'ApiGatewayV2::Stage', 'CloudWatch::Alarm',
  'Cognito::UserPool', 'Cognito::UserPoolClient', 'Cognito::UserPoolDomain', 'Cognito::UserPoolGroup', 'S3::BucketPolicy', 'SNS::TopicPolicy', 'SQS::QueuePolicy', 'SecretsManager::Secret',
]

/** An address of a template ends in its hash. */
const Address = z.string().transform((url) => ({ name: /([0-9a-f]{64})\.json$/.exec(url)?.[1] }))
const Published = z.object({ artifacts: z.record(z.string(), z.object({ properties: z.object({ stackTemplateAssetObjectUrl: Address.optional() }).optional() })) })
const Template = z.object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) })

const moto = await startMoto('deploying the stacks', { PYTHONPATH: join(import.meta.dirname, 'moto'), PYTHONDONTWRITEBYTECODE: '1' })
// By this name moto tells a bucket from a path; by its number it does not find the templates.
const endpoint = moto?.url.replace('127.0.0.1', 'localhost') ?? ''

let out: string
let cdk: Cdk | undefined

/** Runs it to its end, which must be a good one. */
const ran = async (...words: readonly string[]): Promise<string> => {
  cdk ??= await cdkAt(endpoint, out)
  const { code, printed } = await cdk.run(words)
  if (code !== 0) throw new Error(`cdk ${words.join(' ')}: exit code ${code}\n${printed}`)
  return printed
}
// Without a change set: of one that cannot be carried out moto says, when it is asked again, that it was.
const deploy = (...words: readonly string[]): Promise<string> => ran('deploy', ...words, '--exclusively', '--require-approval', 'never', '--method', 'direct')

const resources = async (): Promise<ReadonlyMap<string, readonly Held[]>> =>
  new Map(await Promise.all([platform, ...deployed].map(async (stack) => [stack, await resourcesAt(endpoint, stack)] as const)))

const templateOf = (stack: string): string => readFileSync(join(out, `${stack}.template.json`), 'utf8')

/** Another release of a stack: its template, under the name its new bytes give it. */
const changeTemplate = async (stack: string, change: (template: string) => string): Promise<void> => {
  const template = change(templateOf(stack))
  const [assets, manifest] = [join(out, `${stack}.assets.json`), join(out, 'manifest.json')]
  const { name } = Published.parse(JSON.parse(readFileSync(manifest, 'utf8'))).artifacts[stack]?.properties?.stackTemplateAssetObjectUrl ?? {}
  if (name === undefined || template === templateOf(stack)) throw new Error(`${stack} is not changed`)
  await writeFile(join(out, `${stack}.template.json`), template)
  for (const file of [assets, manifest]) await writeFile(file, readFileSync(file, 'utf8').replaceAll(name, sha256(Buffer.from(template))))
}

describe.skipIf(!moto)('cdk deploy, into an account of moto', () => {
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'throughline-moto-'))
    await synthesize(out)
    await ran('bootstrap', 'aws://123456789012/eu-central-1')
    await deploy(platform)
    await deploy(...deployed, '--concurrency', '2')
  }, 300_000)
  afterAll(async () => {
    await Promise.all([cdk?.close(), moto?.close()])
    await rm(out, { recursive: true, force: true })
  })

  it('makes every stack', async () => {
    const made = await stacksAt(endpoint)
    expect(made).toEqual(new Map(['CDKToolkit', platform, ...deployed].map((stack) => [stack, 'CREATE_COMPLETE'])))
  })

  it('makes every resource of each template, but for types that are ignored there', async () => {
    const held = await resources()
    for (const [stack, all] of held) {
      const inTemplate = Object.entries(Template.parse(JSON.parse(templateOf(stack))).Resources).map(([id, { Type }]) => `${id} ${Type}`)
      expect(all.map(({ id, type }) => `${id} ${type}`).toSorted()).toEqual(inTemplate.toSorted())
    }
    const named = [...new Set([...held.values()].flat().filter(({ physical }) => physical.includes('ignored-')).map(({ type }) => type.replace('AWS::', '')))].toSorted()
    console.log(`ignored by moto: ${named.join(', ')}`)
    expect(named.filter((type) => !ignored.includes(type))).toEqual([])
    const page = readFileSync(join(import.meta.dirname, '../../docs/deploying.md'), 'utf8')
    expect(ignored.filter((type) => !page.includes(`\`${type}\``))).toEqual([])
  })

  it('leaves tables, queues and buckets that answer', async () => {
    const config = { endpoint, region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'secret' } }
    const held = [...(await resources()).values()].flat()
    const count = (type: string) => held.filter((each) => each.type === type).length
    const { TableNames = [] } = await new DynamoDBClient(config).send(new ListTablesCommand())
    expect(TableNames.toSorted()).toEqual(deployed.toSorted())
    const { QueueUrls = [] } = await new SQSClient(config).send(new ListQueuesCommand({ QueueNamePrefix: 'throughline-dev-' }))
    expect(QueueUrls.length).toBe(count('AWS::SQS::Queue'))
    const { Buckets = [] } = await s3Client({ ...config, forcePathStyle: true }).send(new ListBucketsCommand())
    expect(Buckets.filter(({ Name = '' }) => Name.startsWith('throughline-dev-')).length).toBe(count('AWS::S3::Bucket'))
  })

  it('needs no export and makes none', async () => {
    for (const stack of [platform, ...deployed]) expect(templateOf(stack)).not.toMatch(/Fn::ImportValue|"Export"/)
    expect(await exportsAt(endpoint)).toBe(0)
  })

  it('deploys one service alone: nothing without a change, and its change', async () => {
    const before = await stacksAt(endpoint)
    expect(await deploy('throughline-dev-quality')).toContain('(no changes)')
    expect(await stacksAt(endpoint)).toEqual(before)
    await changeTemplate('throughline-dev-quality', (template) => template.replace('"MemorySize": 512', '"MemorySize": 640'))
    // moto takes the previous value of a parameter, the name it goes by, for what it led to.
    await deploy('throughline-dev-quality', '--no-previous-parameters')
    expect(await stacksAt(endpoint)).toEqual(new Map([...before, ['throughline-dev-quality', 'UPDATE_COMPLETE']]))
    expect(await memoryOf(endpoint, 'throughline-dev-quality-relay')).toBe(640)
  })
})
