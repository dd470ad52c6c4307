import { DefaultStackSynthesizer, type Stack } from 'aws-cdk-lib'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { StringParameter } from 'aws-cdk-lib/aws-ssm'
import type { Contract } from '#shared/kernel/contract.ts'
import { openApi } from '#shared/kernel/openapi.ts'
import { cacheControl, hashedFolder } from '#portal/headers.ts'
import { acknowledge } from './checks.ts'
import { logicalId } from './file-store.ts'
import { kept } from './kept.ts'
import { asBucket } from './library-types.ts'
import { platformNames, portalNames } from './names.ts'
import { issuerUrl } from './service-api.ts'
import type { Stage } from './stages.ts'

type Files = { readonly pages: Bucket; readonly folder: string; readonly contracts: readonly Contract[] }

/**
 * Puts the built files and the settings of this stage into the bucket. Files with a hash in their names go first and are never taken away: a page
 * that somebody has open goes on finding its own.
 */
export const putFiles = (stack: Stack, stage: Stage, { pages, folder, contracts }: Files): void => {
  const files = Source.asset(folder)
  const log = new LogGroup(stack, 'PutFilesLog', { logGroupName: `/aws/lambda/${portalNames(stage).putFiles}`, retention: stage.logDays, removalPolicy: kept(stage) })
  const shared = { destinationBucket: asBucket(pages), prune: false, memoryLimit: 512, logGroup: log }
  const hashed = new BucketDeployment(stack, 'Hashed', { ...shared, sources: [files], exclude: ['*'], include: [`${hashedFolder}/*`], cacheControl: [CacheControl.fromString(cacheControl.hashed)] })
  const asked = new BucketDeployment(stack, 'Asked', {
    ...shared, sources: [files, Source.jsonData('portal.json', settings(stack, stage)), ...Object.entries(openApis(stage, contracts)).map(([name, document]) => Source.jsonData(name, document))], exclude: [`${hashedFolder}/*`], cacheControl: [CacheControl.fromString(cacheControl.asked)],
  })
  asked.node.addDependency(hashed)
  acknowledgeLibrary(stack, pages)
}

/** What the portal must know of where it runs (`PortalConfig`): no event feed (docs/adr/0020), no sample data and no page to try the APIs out. */
export const settings = (stack: Stack, stage: Stage) => {
  const platform = platformNames(stage)
  const clientId = StringParameter.valueForStringParameter(stack, platform.portalClientId)
  return {
    issuer: issuerUrl(stack, stage), clientId, scope: 'openid profile email',
    signOut: `${platform.signInOrigin}/logout?client_id=${clientId}&logout_uri=${encodeURIComponent(stage.portalOrigin)}`,
  }
}

/** Each API as OpenAPI, at the addresses of one machine, for people's tools. Trying an API out in a browser is of one machine: it would need a client of its own at Cognito. */
export const openApis = (stage: Stage, contracts: readonly Contract[]) => {
  const { signInOrigin } = platformNames(stage)
  const signIn = { authorizationUrl: `${signInOrigin}/oauth2/authorize`, tokenUrl: `${signInOrigin}/oauth2/token` }
  return Object.fromEntries(contracts.map((contract) => [`openapi/${contract.service}.json`, openApi(contract, `${stage.portalOrigin}/api/${contract.service}`, signIn)]))
}

/** The library brings a function of its own to put files with; its rights and settings are the library's. */
const acknowledgeLibrary = (stack: Stack, pages: Bucket): void => {
  const whole = [`arn:<AWS::Partition>:s3:::cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-<AWS::AccountId>-<AWS::Region>/*`, `<${logicalId(pages)}.Arn>/*`]
  const findings = [
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    ...['GetObject', 'GetBucket', 'List', 'DeleteObject', 'Abort'].map((action) => `AwsSolutions-IAM5[Action::s3:${action}*]`),
    ...whole.map((resource) => `AwsSolutions-IAM5[Resource::${resource}]`),
    'AwsSolutions-L1', 'Serverless-LambdaDLQ', 'Serverless-LambdaLatestVersion', 'Serverless-LambdaTracing',
  ]
  const library = stack.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'))
  if (!library) throw new Error('a bucket deployment is made of something else now')
  for (const finding of findings) acknowledge(library, finding, "The CDK library's function that puts files into this one bucket: its code, role and runtime are the library's; it runs while this stack is deployed and at no other time.")
}
