import { Aws, Duration, Stack } from 'aws-cdk-lib'
import { Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { Archive, EventBus } from 'aws-cdk-lib/aws-events'
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { StringListParameter, StringParameter } from 'aws-cdk-lib/aws-ssm'
import type { App } from 'aws-cdk-lib'
import { minute, ring } from './alarms.ts'
import { claimsCode, platform, type Assets } from './assets.ts'
import { kept } from './kept.ts'
import { lambdaFunction } from './lambda-function.ts'
import { platformNames, stackProps } from './names.ts'
import { operatorRole } from './operator.ts'
import { partnerClients, portalClient, userPool } from './sign-in.ts'
import type { Stage } from './stages.ts'

export type PlatformProps = { readonly stage: Stage; readonly assets: Assets }

/** What all services stand on and none owns: the bus and its archive, who may sign in, and where alarms go. It knows no service. */
export class PlatformStack extends Stack {
  constructor(app: App, { stage, assets }: PlatformProps) {
    const names = platformNames(stage)
    super(app, names.stack, { stackName: names.stack, description: 'Throughline: bus, archive, users and alarms', ...stackProps(stage) })
    this.bus(stage)
    operatorRole(this, stage)
    const topic = this.alarmsTopic(names.topic)
    const claims = lambdaFunction(this, 'Claims', stage, {
      name: names.claims, folder: assets(platform, claimsCode), exported: 'cognitoClaims', memoryMb: 256, timeoutSeconds: 5, environment: {}, grants: [],
    })
    const pool = userPool(this, stage, names.userPool, claims)
    const portal = portalClient(pool, stage)
    const clients = [portal, ...partnerClients(pool, stage.partners)]
    new StringParameter(this, 'UserPoolId', { parameterName: names.userPoolId, stringValue: pool.userPoolId })
    new StringParameter(this, 'PortalClientId', { parameterName: names.portalClientId, stringValue: portal.userPoolClientId })
    new StringListParameter(this, 'Audiences', { parameterName: names.audiences, stringListValue: clients.map(({ userPoolClientId }) => userPoolClientId) })
    ring(this, { topic, alarmName: (name) => `${names.bus}-${name}` }, {
      name: 'sign-in-fails', metric: claims.metricErrors({ period: minute, statistic: Stats.SUM }), above: 0, periods: [2, 5], runbook: 'sign-in-fails',
      impact: 'Nobody can sign in, and whoever is signed in is thrown out within the hour.',
    })
  }

  /** Every event is kept for a year, to be replayed to a service that missed it. */
  private bus(stage: Stage): void {
    const names = platformNames(stage)
    const bus = new EventBus(this, 'Bus', { eventBusName: names.bus, description: 'What happened to orders' })
    bus.applyRemovalPolicy(kept(stage))
    new Archive(this, 'Archive', { sourceEventBus: bus, archiveName: names.archive, eventPattern: { account: [Aws.ACCOUNT_ID] }, retention: Duration.days(365) })
  }

  private alarmsTopic(topicName: string): Topic {
    const topic = new Topic(this, 'Alarms', { topicName, displayName: 'Throughline alarms' })
    topic.addToResourcePolicy(new PolicyStatement({ principals: [new ServicePrincipal('cloudwatch.amazonaws.com')], actions: ['sns:Publish'], resources: [topic.topicArn], conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } }))
    topic.addToResourcePolicy(new PolicyStatement({ effect: Effect.DENY, principals: [new AnyPrincipal()], actions: ['sns:Publish'], resources: [topic.topicArn], conditions: { Bool: { 'aws:SecureTransport': 'false' } } }))
    return topic
  }
}
