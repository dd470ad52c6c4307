import { Stack } from 'aws-cdk-lib'
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Alias, type Function, type IFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { asFunction } from './library-types.ts'
import { policy } from './lambda-function.ts'
import { kebab, pascal, type ServiceNames } from './names.ts'
import type { Stage } from './stages.ts'

/** What is called and polled: the function, or in prod the alias that moves from one version to the next. */
export const liveOf = (stage: Stage, made: Function): IFunction => asFunction(stage.gradual ? made.addAlias('live') : made)

export type Release = { readonly name: string; readonly made: Function; readonly live: IFunction }
export type ReleaseProps = {
  readonly names: ServiceNames
  readonly releases: readonly Release[]
  readonly alarms: readonly IAlarm[]
  /** Everything at once and whatever rings: for mending what the alarms are about. */
  readonly atOnce: boolean
}

/** New code takes a tenth of the calls for five minutes, then all; an alarm that rings meanwhile takes it back. */
export const releaseGradually = (scope: Construct, { names, releases, alarms, atOnce }: ReleaseProps): void => {
  const within = new Construct(scope, 'Releases')
  const application = new LambdaApplication(within, 'Application', { applicationName: names.prefix })
  const role = releaser(within, releases, alarms)
  for (const { name, live } of releases) {
    if (!(live instanceof Alias)) continue
    new LambdaDeploymentGroup(within, `${pascal(name)}Group`, {
      application,
      deploymentGroupName: kebab(name),
      alias: live,
      deploymentConfig: atOnce ? LambdaDeploymentConfig.ALL_AT_ONCE : LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: atOnce ? [] : [...alarms],
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: !atOnce },
      // The library would attach a managed policy that reaches every function of the account.
      role: role.withoutPolicyUpdates(),
    })
  }
}

/** May move these functions' aliases and look at these alarms. By name: alarms and aliases wait for the groups, not the other way round. */
const releaser = (scope: Construct, releases: readonly Release[], alarms: readonly IAlarm[]): Role => {
  const functions = releases.flatMap(({ made }) => [made.functionArn, `${made.functionArn}:live`])
  return new Role(scope, 'Role', {
    description: `Releases of ${Stack.of(scope).stackName}`,
    assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
    inlinePolicies: {
      own: policy([
        { actions: ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'], resources: functions },
        { actions: ['cloudwatch:DescribeAlarms'], resources: alarms.map(({ alarmArn }) => alarmArn) },
      ]),
    },
  })
}
