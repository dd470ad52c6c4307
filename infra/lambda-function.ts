import { Duration } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { acknowledge } from './checks.ts'
import { kept } from './kept.ts'
import type { Stage } from './stages.ts'

/** Actions a function's role allows, on things by name. */
export type Grant = { readonly actions: readonly string[]; readonly resources: readonly string[]; readonly wildcard?: Wildcard }

/** A resource that cannot be told by its whole name: how cdk-nag calls it, and why it is so. */
export type Wildcard = { readonly finding: string; readonly reason: string }

export type FunctionProps = {
  readonly name: string
  readonly folder: string
  readonly exported: string
  readonly memoryMb: number
  readonly timeoutSeconds: number
  readonly environment: { readonly [variable: string]: string }
  readonly grants: readonly Grant[]
  readonly concurrency?: number
}

/** A function on Node 24 with a log and a role of its own: the role is one resource that says all it may do. */
export const lambdaFunction = (scope: Construct, id: string, stage: Stage, props: FunctionProps): Function => {
  const within = new Construct(scope, id)
  const log = new LogGroup(within, 'Log', { logGroupName: `/aws/lambda/${props.name}`, retention: stage.logDays, removalPolicy: kept(stage) })
  const writesLog: Grant = { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [log.logGroupArn] }
  const role = new Role(within, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { own: policy([writesLog, ...props.grants]) },
  })
  const made = new Function(within, 'Function', {
    functionName: props.name,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(props.folder),
    handler: `index.${props.exported}`,
    memorySize: props.memoryMb,
    timeout: Duration.seconds(props.timeoutSeconds),
    environment: { ...props.environment },
    logGroup: log,
    // What the library would add by itself is wider than what is needed.
    role: role.withoutPolicyUpdates(),
    ...(props.concurrency !== undefined && { reservedConcurrentExecutions: props.concurrency }),
  })
  acknowledge(within, 'Serverless-LambdaTracing', 'X-Ray can only be granted on every resource; each log line and each event carries the trace and correlation ids instead.')
  acknowledge(within, 'Serverless-LambdaDLQ', 'Nobody invokes it asynchronously: requests are answered, queues and streams keep what failed and have dead letters of their own.')
  for (const { wildcard } of props.grants) if (wildcard) acknowledge(role, `AwsSolutions-IAM5[${wildcard.finding}]`, wildcard.reason)
  return made
}

export const policy = (grants: readonly Grant[]): PolicyDocument =>
  new PolicyDocument({ statements: grants.map(({ actions, resources }) => new PolicyStatement({ actions: [...actions], resources: [...resources] })) })
