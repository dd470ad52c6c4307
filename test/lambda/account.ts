import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import type { AttributeValue, DynamoDBStreamEvent } from 'aws-lambda'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Manifest } from '#shared/kernel/service.ts'
import { cursorSecret } from '#shared/kernel/cursor.ts'
import type { Claims } from '#shared/kernel/actor.ts'
import type { HttpEnv } from '#shared/kernel/env.ts'
import { createTable, startDynoxide } from '#shared/testing/dynoxide.ts'
import { eventBridgeStandIn, type EventBridgeStandIn } from '#shared/testing/stand-ins/event-bridge.ts'
import { s3StandIn } from '#shared/testing/stand-ins/s3.ts'
import { secretsManagerStandIn } from '#shared/testing/stand-ins/secrets-manager.ts'
import { json, standIn } from '#shared/testing/stand-ins/serve.ts'
import { accessKeyId, secretAccessKey } from '#shared/testing/stand-ins/signature.ts'
import { systemClock } from '#shared/adapters/local/clock.ts'

/** What a service finds in an AWS account, on loopback ports: a DynamoDB engine, stand-ins for the rest, and an identity provider. */
export type Account = {
  readonly bus: EventBridgeStandIn
  /** Environment of each kind of function: no more than that kind needs. */
  readonly env: { readonly http: Env; readonly inbox: Env; readonly relay: Env }
  readonly tokenFor: (claims: Claims) => Promise<string>
  /** What the table's stream would hand to the relay: every history entry of a thing, in DynamoDB's own notation. */
  readonly streamOf: (aggregateId: string) => Promise<DynamoDBStreamEvent>
  readonly close: () => Promise<void>
}
type Env = { readonly [name: string]: string }

const [audience, issuer, table, region] = ['throughline', 'https://identity.test/', 'service', 'eu-central-1']

export const openAccount = async (manifest: Manifest): Promise<Account> => {
  const engine = await startDynoxide()
  await createTable(engine.url, table, manifest.storage.indexes)
  const [bus, files, secrets] = await Promise.all([eventBridgeStandIn(), s3StandIn({ clock: systemClock }), secretsManagerStandIn({ [`test/${cursorSecret}`]: 'a secret for page markers' })])
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' }] }
  const provider = await standIn(() => json(keys))

  const aws = { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }
  const relay = { ...aws, SERVICE: manifest.contract.service, BUS: 'throughline', AWS_ENDPOINT_URL_EVENTBRIDGE: bus.url }
  const inbox = {
    ...aws, TABLE: table, BUCKET: 'files', SECRET_PREFIX: 'test/',
    AWS_ENDPOINT_URL_DYNAMODB: engine.url, AWS_ENDPOINT_URL_S3: files.url, AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
  }
  const http = { ...inbox, ISSUER: issuer, AUDIENCE: audience, JWKS_URL: provider.url } satisfies HttpEnv
  const client = new DynamoDBClient({ endpoint: engine.url, region, credentials: { accessKeyId, secretAccessKey } })

  return {
    bus,
    env: { http, inbox, relay },
    tokenFor: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'test' }).setIssuer(issuer).setAudience(audience).setIssuedAt().setExpirationTime('5 minutes').sign(privateKey),
    streamOf: async (aggregateId) => {
      const { Items = [] } = await client.send(new QueryCommand({ TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: `history#${aggregateId}` } } }))
      // The SDK's type of an image and the one of Lambda events describe the same notation.
      return { Records: Items.map((image, at) => inserted(image as { [name: string]: AttributeValue }, at)) }
    },
    close: async () => {
      client.destroy()
      await Promise.all([engine, bus, files, secrets, provider].map(({ close }) => close()))
    },
  }
}

const inserted = (image: { [name: string]: AttributeValue }, at: number): DynamoDBStreamEvent['Records'][number] => ({
  eventID: String(at), eventName: 'INSERT', eventVersion: '1.1', eventSource: 'aws:dynamodb', awsRegion: region,
  eventSourceARN: `arn:aws:dynamodb:${region}:000000000000:table/${table}/stream/test`,
  dynamodb: { NewImage: image, SequenceNumber: String(1000 + at), StreamViewType: 'NEW_IMAGE' },
})
