import { Duration, Stack, type App } from 'aws-cdk-lib'
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { StringParameter } from 'aws-cdk-lib/aws-ssm'
import type { HttpEnv, InboxEnv, MailEnv, RelayEnv } from '#shared/kernel/env.ts'
import { keepsFiles, type Manifest } from '#shared/kernel/service.ts'
import { ring, type AlarmSpec } from './alarms.ts'
import type { Assets } from './assets.ts'
import { acknowledge } from './checks.ts'
import { fileStore } from './file-store.ts'
import { functionsOf, type FunctionSpec } from './functions.ts'
import { grantsOf, type Things } from './grants.ts'
import { lambdaFunction } from './lambda-function.ts'
import { pascal, platformNames, serviceNames, stackProps, type ServiceNames } from './names.ts'
import { operatorPolicy } from './operator.ts'
import { deadLetterQueue, deliver, workQueue } from './queues.ts'
import { liveOf, releaseGradually, type Release } from './releases.ts'
import { relayFrom } from './relay.ts'
import { apiAlarms, functionAlarms, queueAlarms, relayAlarms, tableAlarm, undeliveredAlarm, type Working } from './service-alarms.ts'
import { issuerEnvironment, issuerOf, serviceApi, type Issuer } from './service-api.ts'
import { serviceDashboard } from './service-dashboard.ts'
import { serviceSecrets } from './service-secrets.ts'
import { serviceTable } from './service-table.ts'
import type { Stage } from './stages.ts'

export type ServiceProps = { readonly stage: Stage; readonly manifest: Manifest; readonly assets: Assets; readonly atOnce: boolean }

type Running = Release & { readonly spec: FunctionSpec }

/**
 * A service in AWS, as its manifest says and nothing else. It takes from the platform names and parameters only, so it deploys, updates and rolls
 * back without any other stack.
 */
export class ServiceStack extends Stack {
  constructor(app: App, { stage, manifest, assets, atOnce }: ServiceProps) {
    const { service, summary } = manifest.contract
    const names = serviceNames(stage, service)
    super(app, names.stack, { stackName: names.stack, description: `Throughline ${service}: ${summary}`.slice(0, 1024), ...stackProps(stage) })

    const undelivered = deadLetterQueue(this, 'Undelivered', names.undelivered)
    const working = queues(this, stage, names, manifest, undelivered)
    const issuer = issuerOf(this, stage)
    const things = thingsOf(this, stage, names, manifest, working, issuer)
    const running = functionsOf(manifest).map((spec) => run(this, stage, names, spec, {
      folder: assets(service, spec.code), environment: environmentOf(stage, names, manifest, spec, issuer), grants: grantsOf(manifest, spec, things),
    }))
    const byName = new Map(running.map((each) => [each.name, each]))
    const [http, relay] = [named(byName, 'http'), named(byName, 'relay')]

    feed(this, running, working, stage)
    relayFrom(this, things.table, relay.live, things.unpublished)
    const api = serviceApi(this, stage, { names, contract: manifest.contract, issuer, http: http.live, webhook: byName.get('webhook')?.live })
    new StringParameter(this, 'Url', { parameterName: names.url, description: `Where ${service} is reached`, stringValue: api.url })

    operatorPolicy(this, stage, manifest, { tableArn: things.table.tableArn, live: working.map(({ queue }) => queue), dead: [...working.map(({ dead }) => dead), undelivered], files: things.files })

    const alarms = ringer(this, stage, names)
    const recovering = alarms([...apiAlarms(service, api), ...running.flatMap(({ spec, made }) => functionAlarms(service, spec, made))])
    const lasting = alarms([
      ...relayAlarms(service, relay.made, things.unpublished), ...working.flatMap((each) => queueAlarms(service, each)), undeliveredAlarm(service, undelivered), tableAlarm(service, things.table),
    ])
    serviceDashboard(this, names.prefix, { api, functions: running.map(({ made }) => made), relay: relay.made, queues: working, table: things.table, alarms: [...recovering, ...lasting] })
    // Not the lasting ones: what waited before a release says nothing about it, and must not keep its remedy out.
    if (stage.gradual) releaseGradually(this, { names, releases: running, alarms: recovering, atOnce })
  }
}

const named = (all: ReadonlyMap<string, Running>, name: string): Running => {
  const found = all.get(name)
  if (!found) throw new Error(`no function ${name}`)
  return found
}

const thingsOf = (stack: Stack, stage: Stage, names: ServiceNames, manifest: Manifest, working: readonly Working[], { userPool }: Issuer): Things => ({
  table: serviceTable(stack, stage, names.table, manifest),
  files: keepsFiles(manifest) ? fileStore(stack, stage, names) : undefined,
  secrets: serviceSecrets(stack, stage, names, manifest),
  queues: new Map(working.map(({ name, queue }): [string, Queue] => [name, queue])),
  unpublished: deadLetterQueue(stack, 'Unpublished', names.unpublished),
  bus: platformNames(stage).bus,
  mailFrom: stage.mailFrom,
  userPool,
})

/** Every queue of the service with its dead letters, fed from the bus. */
const queues = (stack: Stack, stage: Stage, names: ServiceNames, manifest: Manifest, undelivered: Queue): readonly Working[] =>
  functionsOf(manifest).flatMap(({ name, queue: listening, timeoutSeconds }) => {
    if (!listening) return []
    const made = workQueue(stack, `${pascal(name)}Queue`, { name: names.queue(listening.name), deadLettersName: names.deadLetters(listening.name), functionTimeout: Duration.seconds(timeoutSeconds) })
    deliver(made.queue, platformNames(stage).bus, listening, made.queue, undelivered)
    return [{ name: listening.name, worker: listening.worker, ...made }]
  })

/** Names stand as plain text: whoever reads a function's environment in the template reads what it will see. */
const environmentOf = (stage: Stage, names: ServiceNames, manifest: Manifest, { kind, mails, directory }: FunctionSpec, issuer: Issuer): { readonly [variable: string]: string } => {
  const bucket = keepsFiles(manifest) ? { BUCKET: names.bucket } : {}
  switch (kind) {
    case 'relay': return { SERVICE: manifest.contract.service, BUS: platformNames(stage).bus } satisfies RelayEnv
    case 'inbox': case 'worker': return { TABLE: names.table, ...bucket, SECRET_PREFIX: names.secretPrefix, ...(mails && ({ MAIL_FROM: stage.mailFrom, PORTAL: stage.portalOrigin, USER_POOL: issuer.userPool } satisfies MailEnv)) } satisfies InboxEnv
    case 'http': case 'webhook': return { TABLE: names.table, ...bucket, SECRET_PREFIX: names.secretPrefix, ...issuerEnvironment(issuer), ...(directory && { USER_POOL: issuer.userPool }) } satisfies HttpEnv
  }
}

type Given = Pick<Parameters<typeof lambdaFunction>[3], 'folder' | 'environment' | 'grants'>

const run = (stack: Stack, stage: Stage, names: ServiceNames, spec: FunctionSpec, given: Given): Running => {
  const { name, exported, memoryMb, timeoutSeconds } = spec
  const concurrency = spec.kind === 'webhook' ? { concurrency: stage.webhooks.concurrency } : {}
  const made = lambdaFunction(stack, pascal(name), stage, { name: names.function(name), exported, memoryMb, timeoutSeconds, ...concurrency, ...given })
  return { name, spec, made, live: liveOf(stage, made) }
}

/** Queues into their functions, a few batches at a time; what a batch could not handle comes back alone. */
const feed = (stack: Stack, running: readonly Running[], working: readonly Working[], stage: Stage): void => {
  for (const { name, spec, live } of running) {
    const from = working.find((each) => each.name === spec.queue?.name)
    if (from) source(stack, `${pascal(name)}Source`, from.queue, live, spec, stage)
  }
}

const source = (stack: Stack, id: string, { queueArn }: Queue, target: IFunction, { kind }: FunctionSpec, { queueConcurrency }: Stage): void => {
  // A worker takes one message at a time: the next one's time would count from when the first was taken.
  const made = new EventSourceMapping(stack, id, { target, eventSourceArn: queueArn, batchSize: kind === 'worker' ? 1 : 10, reportBatchItemFailures: true, maxConcurrency: queueConcurrency })
  acknowledge(made, 'Serverless-LambdaEventSourceMappingDestination', 'A queue keeps what failed and has dead letters of its own; Lambda takes a destination for streams only.')
}

/** Rings alarms of this service on the platform's topic, which is known by its name. */
const ringer = (stack: Stack, stage: Stage, { alarm: alarmName }: ServiceNames): ((specs: readonly AlarmSpec[]) => readonly IAlarm[]) => {
  const topic = Topic.fromTopicArn(stack, 'AlarmsTopic', platformNames(stage).topicArn)
  return (specs) => specs.map((spec) => ring(stack, { topic, alarmName }, spec))
}
