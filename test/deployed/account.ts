import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { sqliteBus, type SqliteBus } from '#shared/adapters/local/bus.ts'
import { sampleEmail, samplePeople } from '#shared/adapters/local/sample-people.ts'
import type { Claims } from '#shared/kernel/actor.ts'
import { Envelope } from '#shared/kernel/envelope.ts'
import { startDynoxide } from '#shared/testing/dynoxide.ts'
import type { Running } from '#shared/testing/process.ts'
import { cognitoStandIn, type PoolUser } from '#shared/testing/stand-ins/cognito.ts'
import { eventBridgeStandIn } from '#shared/testing/stand-ins/event-bridge.ts'
import { s3StandIn } from '#shared/testing/stand-ins/s3.ts'
import { secretsManagerStandIn } from '#shared/testing/stand-ins/secrets-manager.ts'
import { json, standIn } from '#shared/testing/stand-ins/serve.ts'
import { secretAccessKey } from '#shared/testing/stand-ins/signature.ts'
import * as z from 'zod'
import { dynamoNeeds, eventBridgeNeeds, mailNeeds, noted, poolNeeds, s3Needs, secretsNeeds } from './calls.ts'
import type { Call } from './roles.ts'
import { deployTable, type TableStream } from './tables.ts'
import { ofType, pseudo, queueArn, textOf, type Resource, type Stack } from './template.ts'

/** What the stacks define, running on loopback ports. Queues keep the limits of their templates; their waits are shortened. */
export type Account = {
  /** By the ARN of the table. */
  readonly streams: ReadonlyMap<string, TableStream>
  readonly queues: SqliteBus
  readonly secret: (id: string) => string
  readonly tokenFor: (claims: Claims, of: { readonly issuer: string; readonly client: string }) => Promise<string>
  readonly keysUrl: string
  /** The addresses that mails have gone to so far. */
  readonly mailedTo: ReadonlySet<string>
  /** What a function process needs to find all this, in the name of its role. */
  readonly environment: (role: string) => { readonly [variable: string]: string }
  /** Notes a call that Lambda makes in the name of a role. */
  readonly note: (role: string, call: Call) => void
  /** Every call made in the name of a role so far. */
  readonly calls: ReadonlyMap<string, ReadonlySet<string>>
  readonly close: () => Promise<void>
}

export const openAccount = async (stacks: readonly Stack[]): Promise<Account> => {
  const all = (type: string): readonly Resource[] => stacks.flatMap((stack) => ofType(stack, type))
  const calls = new Map<string, Set<string>>()
  const note = (role: string, { action, resource }: Call): void => { calls.set(role, (calls.get(role) ?? new Set()).add(`${action} ${resource}`)) }
  const secrets = Object.fromEntries(all('AWS::SecretsManager::Secret').map(({ properties }) => [textOf(properties, 'Name'), randomBytes(24).toString('hex')]))
  const queues = queuesOf(all('AWS::SQS::Queue'), all('AWS::Events::Rule'))

  const engine = await startDynoxide()
  const [pool = ''] = stacks.flatMap((stack) => ofType(stack, 'AWS::Cognito::UserPool').map(({ id }) => `${stack.name}-${id}`))
  let users: readonly PoolUser[] = poolUsers
  const [people, mailbox] = await Promise.all([cognitoStandIn({ pool, users: () => users, change: (next) => { users = next } }), mailProvider()])
  const [bus, files, secretsManager] = await Promise.all([
    eventBridgeStandIn({ deliver: ({ Source: source, Detail }) => void queues.publish([{ source, envelope: Envelope.parse(JSON.parse(Detail)) }]) }), s3StandIn({ clock: systemClock }), secretsManagerStandIn(secrets),
  ])
  const keyOf = (bucket: string): string | undefined => keys(all('AWS::S3::Bucket')).get(bucket)
  const [dynamodb, eventbridge, s3, secretsmanager, cognito, ses] = await Promise.all([
    noted(engine.url, dynamoNeeds, note), noted(bus.url, eventBridgeNeeds, note), noted(files.url, s3Needs(keyOf), note), noted(secretsManager.url, secretsNeeds, note),
    noted(people.url, poolNeeds, note), noted(mailbox.url, mailNeeds, note),
  ])
  const streams = new Map<string, TableStream>()
  for (const table of all('AWS::DynamoDB::GlobalTable')) streams.set(textOf(table.properties, 'TableName'), await deployTable(engine.url, table))
  const identity = await identityProvider()
  const running: Running[] = [dynamodb, eventbridge, s3, secretsmanager, engine, bus, files, secretsManager, identity, cognito, ses, people, mailbox]

  return {
    streams, queues, calls, note,
    secret: (id) => secrets[id] ?? '',
    tokenFor: identity.tokenFor,
    keysUrl: identity.url,
    mailedTo: mailbox.to,
    environment: (role) => ({
      AWS_REGION: pseudo['AWS::Region'] ?? '', AWS_ACCESS_KEY_ID: role, AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url, AWS_ENDPOINT_URL_EVENTBRIDGE: eventbridge.url, AWS_ENDPOINT_URL_S3: s3.url, AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsmanager.url,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url, AWS_ENDPOINT_URL_SESV2: ses.url,
    }),
    close: async () => {
      await Promise.all(running.map(({ close }) => close()))
      queues.close()
    },
  }
}

const Rule = z.object({
  State: z.literal('ENABLED').optional(), EventPattern: z.strictObject({ source: z.array(z.string()), 'detail-type': z.array(z.string()) }),
  Targets: z.array(z.object({ Arn: z.string() })).min(1),
})
const Redrive = z.object({ maxReceiveCount: z.int().min(1) })

/** Rules lead where their templates say; a queue's messages come back after a moment here, after its visibility timeout there. */
const queuesOf = (queues: readonly Resource[], rules: readonly Resource[]): SqliteBus => {
  const named = new Map(queues.map(({ properties }) => [queueArn(textOf(properties, 'QueueName')), textOf(properties, 'QueueName')]))
  const counts = queues.flatMap(({ properties }) => (properties['RedrivePolicy'] === undefined ? [] : [Redrive.parse(properties['RedrivePolicy']).maxReceiveCount]))
  return sqliteBus({
    path: ':memory:', clock: systemClock, maxReceives: Math.min(...counts), backoffSeconds: (receives) => Math.min(0.05 * 2 ** receives, 2),
    rules: rules.flatMap(({ id, properties }) => {
      const { EventPattern, Targets } = Rule.parse(properties)
      return Targets.flatMap(({ Arn }) => {
        const queue = named.get(Arn)
        if (queue === undefined) throw new Error(`${id} leads to ${Arn}, which is no queue`)
        return EventPattern.source.flatMap((source) => EventPattern['detail-type'].map((type) => ({ queue, source, type })))
      })
    }),
  })
}

const Encryption = z.object({ ServerSideEncryptionConfiguration: z.array(z.object({ ServerSideEncryptionByDefault: z.object({ KMSMasterKeyID: z.string().optional() }) })) })

const keys = (buckets: readonly Resource[]): ReadonlyMap<string, string | undefined> =>
  new Map(buckets.map(({ properties }) => [textOf(properties, 'BucketName'), Encryption.optional().parse(properties['BucketEncryption'])?.ServerSideEncryptionConfiguration[0]?.ServerSideEncryptionByDefault.KMSMasterKeyID]))

/** The sample's people, as the pool of a stage would hold them. */
const poolUsers: readonly PoolUser[] = samplePeople.map(({ sub, name = sub, roles, customerId, clearance }) => ({
  groups: roles, enabled: true, status: 'CONFIRMED', attributes: { sub, name, email: sampleEmail(sub), ...(customerId !== undefined && { 'custom:customerId': customerId }), ...(clearance !== undefined && { 'custom:clearance': clearance }) },
}))

const Letter = z.object({ Destination: z.object({ ToAddresses: z.array(z.string()) }) })

/** SES as far as it takes letters. */
const mailProvider = async () => {
  const to = new Set<string>()
  const server = await standIn(({ body }) => {
    for (const address of Letter.parse(JSON.parse(body.toString())).Destination.ToAddresses) to.add(address)
    return json({ MessageId: `m-${to.size}` })
  })
  return { ...server, to }
}

/** A user pool's keys and the access tokens it would give out. */
const identityProvider = async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const published = { keys: [{ ...(await exportJWK(publicKey)), kid: 'pool', alg: 'RS256', use: 'sig' }] }
  const server = await standIn(() => json(published))
  return {
    ...server,
    tokenFor: (claims: Claims, { issuer, client }: { readonly issuer: string; readonly client: string }) =>
      new SignJWT({ ...claims, client_id: client, token_use: 'access' }).setProtectedHeader({ alg: 'RS256', kid: 'pool' }).setIssuer(issuer).setIssuedAt().setExpirationTime('1 hour').sign(privateKey),
  }
}
