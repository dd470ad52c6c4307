import { Aws, Duration } from 'aws-cdk-lib'
import { AccountRootPrincipal, Policy, Role } from 'aws-cdk-lib/aws-iam'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { byOrder } from '#shared/kernel/history.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { acknowledge } from './checks.ts'
import type { FileStore } from './file-store.ts'
import { policy, type Grant } from './lambda-function.ts'
import { platformNames } from './names.ts'
import type { Stage } from './stages.ts'

/**
 * The role that a person takes on for `throughline ops` (docs/adr/0016). Here it may tell everybody again; each service adds what is done to its
 * own things. Whom the account's administrators let take it on, and who has just shown a second factor, may.
 */
export const operatorRole = (scope: Construct, stage: Stage): Role => {
  const names = platformNames(stage)
  return new Role(scope, 'Operator', {
    roleName: names.operator,
    description: 'Taken on by people for throughline ops',
    assumedBy: new AccountRootPrincipal().withConditions({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    // Reading all histories by time may take that long.
    maxSessionDuration: Duration.hours(4),
    inlinePolicies: { platform: policy([{ actions: ['events:PutEvents'], resources: [`arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:event-bus/${names.bus}`] }]) },
  })
}

/** A service's things that operators work on. `live` queues are fed and counted, never looked into. */
export type Operated = {
  readonly tableArn: string
  readonly live: readonly Queue[]
  readonly dead: readonly Queue[]
  readonly files: FileStore | undefined
}

/** Found by its name, so that a service brings along what operators may do to it, and deploys alone. */
export const operatorPolicy = (scope: Construct, stage: Stage, manifest: Manifest, operated: Operated): Policy => {
  const { contract: { service } } = manifest
  const role = Role.fromRoleName(scope, 'Operator', platformNames(stage).operator)
  const grants = operatorGrants(manifest, operated)
  const made = new Policy(scope, 'OperatorPolicy', { policyName: service, roles: [role], document: policy(grants) })
  for (const { wildcard } of grants) if (wildcard) acknowledge(made, `AwsSolutions-IAM5[${wildcard.finding}]`, wildcard.reason)
  return made
}

/** Exactly the calls of `adapters/aws/operations.ts` and `operator-queues.ts`. Files are removed, never read. */
const operatorGrants = ({ personal }: Manifest, { tableArn, live, dead, files }: Operated): readonly Grant[] => {
  const history = `${tableArn}/index/${byOrder}`
  const places = [...(personal.orders ? [personal.orders] : []), ...(personal.own ?? [])]
  const printsPeople = Object.values(personal.things).some((thing) => thing.files !== undefined)
  return [
    { actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: [tableArn] },
    { actions: ['dynamodb:Query', 'dynamodb:Scan'], resources: [history] },
    ...(places.length > 0 ? [{ actions: ['dynamodb:Query'], resources: [...new Set(places.map(({ index }) => `${tableArn}/index/${index}`))] }] : []),
    ...(personal.own || Object.values(personal.things).some(({ searched }) => searched) ? [{ actions: ['dynamodb:DeleteItem'], resources: [tableArn] }] : []),
    { actions: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'], resources: live.map(({ queueArn }) => queueArn) },
    { actions: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'], resources: dead.map(({ queueArn }) => queueArn) },
    ...(files && printsPeople ? [{ actions: ['s3:DeleteObject'], resources: [files.bucket.arnForObjects('*/sha256/*')], wildcard: files.wildcard }] : []),
  ]
}
