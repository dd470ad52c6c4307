import { Aws } from 'aws-cdk-lib'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { cursorSecret } from '#shared/kernel/cursor.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import type { FileStore } from './file-store.ts'
import { webhookSecrets, type FunctionSpec } from './functions.ts'
import type { Grant } from './lambda-function.ts'

/** The things of a service that its functions work with. */
export type Things = {
  readonly table: TableV2
  readonly files: FileStore | undefined
  readonly secrets: ReadonlyMap<string, Secret>
  readonly queues: ReadonlyMap<string, Queue>
  readonly unpublished: Queue
  readonly bus: string
  readonly mailFrom: string
  readonly userPool: string
}

/** Exactly the calls of `adapters/aws`, on exactly this service's things. A transaction is checked as the puts it is made of. */
export const grantsOf = (manifest: Manifest, spec: FunctionSpec, things: Things): readonly Grant[] => {
  if (spec.kind === 'relay') return relay(things)
  return [...table(manifest, spec, things), ...files(manifest, spec.name, things), ...secrets(manifest, spec.kind, things), ...people(spec, things), ...mail(spec, things), ...queue(spec, things)]
}

/** `UpdateItem` counts up the numbers of new things. Only people read lists, and a worker those it names: what an event or a partner is about is found by its key. */
const table = ({ storage, workers }: Manifest, { name, kind }: FunctionSpec, { table: { tableArn } }: Things): readonly Grant[] => [
  { actions: ['dynamodb:GetItem', 'dynamodb:PutItem', ...(storage.numbers.includes(name) ? ['dynamodb:UpdateItem'] : [])], resources: [tableArn] },
  // Words, by which lists are searched, stand in the table itself (docs/adr/0026).
  ...reading([...(kind === 'http' ? [tableArn] : []), ...(kind === 'http' ? storage.indexes : (workers[name]?.lists ?? [])).map((index) => `${tableArn}/index/${index}`)]),
]

const reading = (resources: readonly string[]): readonly Grant[] => (resources.length === 0 ? [] : [{ actions: ['dynamodb:Query'], resources }])

/** Whoever may list is told that a file is not there (404); everybody else is told that it is forbidden. */
const files = ({ storage }: Manifest, name: string, { files: store }: Things): readonly Grant[] => {
  const uses = storage.files[name] ?? []
  if (!store || uses.length === 0) return []
  const { bucket, key, wildcard } = store
  const [reads, writes] = [uses.includes('read') || uses.includes('find'), uses.includes('write')]
  return [
    { actions: [...(reads ? ['s3:GetObject'] : []), ...(writes ? ['s3:PutObject'] : [])], resources: [bucket.arnForObjects('*/sha256/*')], wildcard },
    { actions: [...(reads ? ['kms:Decrypt'] : []), ...(writes ? ['kms:GenerateDataKey'] : [])], resources: [key.keyArn] },
    ...(uses.includes('find') ? [{ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }] : []),
  ]
}

/** A webhook is proven by its secret; people's lists are sealed with the service's own. */
const secrets = (manifest: Manifest, kind: FunctionSpec['kind'], { secrets: all }: Things): readonly Grant[] => {
  const names = kind === 'http' ? [cursorSecret] : kind === 'webhook' ? webhookSecrets(manifest) : []
  const resources = names.flatMap((name) => all.get(name)?.secretArn ?? [])
  return resources.length === 0 ? [] : [{ actions: ['secretsmanager:GetSecretValue'], resources }]
}

const ours = (of: string, thing: string) => [`arn:${Aws.PARTITION}:${of}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${thing}`]

/** Of this stage's user pool only: nobody is deleted, and nobody's password is set. */
const people = ({ directory, mails }: FunctionSpec, { userPool }: Things): readonly Grant[] => {
  const changing = [
    'AdminAddUserToGroup', 'AdminCreateUser', 'AdminDisableUser', 'AdminEnableUser', 'AdminGetUser', 'AdminListGroupsForUser', 'AdminRemoveUserFromGroup', 'AdminUpdateUserAttributes', 'AdminUserGlobalSignOut',
  ]
  const actions = [...(directory || mails ? ['ListUsersInGroup'] : []), ...(directory ? changing : [])]
  return actions.length === 0 ? [] : [{ actions: actions.map((action) => `cognito-idp:${action}`), resources: ours('cognito-idp', `userpool/${userPool}`) }]
}

/** From this stage's own domain only. */
const mail = ({ mails }: FunctionSpec, { mailFrom }: Things): readonly Grant[] =>
  (mails ? [{ actions: ['ses:SendEmail'], resources: ours('ses', `identity/${mailFrom.slice(mailFrom.indexOf('@') + 1)}`) }] : [])

/** Used by Lambda itself, which takes messages in the function's name. */
const queue = ({ queue: worked }: FunctionSpec, { queues }: Things): readonly Grant[] => {
  const from = worked && queues.get(worked.name)
  return from ? [{ actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], resources: [from.queueArn] }] : []
}

const relay = ({ table: { tableStreamArn }, unpublished, bus }: Things): readonly Grant[] => [
  { actions: ['events:PutEvents'], resources: [`arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:event-bus/${bus}`] },
  // Both used by Lambda itself.
  { actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'], resources: tableStreamArn === undefined ? [] : [tableStreamArn] },
  { actions: ['sqs:SendMessage'], resources: [unpublished.queueArn] },
]
