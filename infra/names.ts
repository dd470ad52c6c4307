import { Aws } from 'aws-cdk-lib'
import { bucketName, busName, deadLettersName, queueName, tableName, undeliveredName } from '#shared/kernel/stage-names.ts'
import type { Stage } from './stages.ts'

/**
 * Names by convention. Stacks know each other's things by these names and by parameters of Systems Manager, never by an export, so
 * that each can be deployed, updated and rolled back alone. What operators' tools look for too is named in the kernel.
 */
export const platformNames = ({ name: stage }: Pick<Stage, 'name'>) => {
  const prefix = `throughline-${stage}`
  return {
    stack: `${prefix}-platform`,
    bus: busName(stage),
    archive: `${prefix}-archive`,
    userPool: prefix,
    claims: `${prefix}-claims`,
    topic: `${prefix}-alarms`,
    operator: `${prefix}-operator`,
    topicArn: `arn:${Aws.PARTITION}:sns:${Aws.REGION}:${Aws.ACCOUNT_ID}:${prefix}-alarms`,
    /** What has no name anybody could know beforehand. */
    userPoolId: `/throughline/${stage}/user-pool-id`,
    audiences: `/throughline/${stage}/audiences`,
    portalClientId: `/throughline/${stage}/portal-client-id`,
    /** Cognito's own pages, where people sign in and out. */
    signInDomain: `${prefix}-${Aws.ACCOUNT_ID}`,
    signInOrigin: `https://${prefix}-${Aws.ACCOUNT_ID}.auth.${Aws.REGION}.amazoncognito.com`,
  }
}

export const serviceNames = ({ name: stage }: Pick<Stage, 'name'>, service: string) => {
  const prefix = `throughline-${stage}-${service}`
  return {
    prefix,
    stack: prefix,
    table: tableName(stage, service),
    api: prefix,
    function: (name: string) => `${prefix}-${kebab(name)}`,
    /** `queue` as the manifest names it (kernel/edges.ts), which begins with the service. */
    queue: (queue: string) => queueName(stage, queue),
    deadLetters: (queue: string) => deadLettersName(stage, queue),
    undelivered: undeliveredName(stage, service),
    unpublished: `${prefix}-unpublished`,
    bucket: bucketName(stage, service, Aws.ACCOUNT_ID, Aws.REGION),
    accessLog: `${prefix}-access-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
    secretPrefix: `throughline/${stage}/${service}/`,
    alarm: (name: string) => `${prefix}-${name}`,
    url: `/throughline/${stage}/${service}/url`,
  }
}

export const portalNames = ({ name: stage }: Pick<Stage, 'name'>) => {
  const prefix = `throughline-${stage}-portal`
  return {
    stack: prefix,
    bucket: `${prefix}-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
    accessLog: `${prefix}-access-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
    headers: `${prefix}-headers`,
    pageAddresses: `${prefix}-page-addresses`,
    apiAddresses: `${prefix}-api-addresses`,
    putFiles: `${prefix}-put-files`,
  }
}

/** What every stack of a stage is called and guarded by. */
export const stackProps = ({ name, keepsData }: Stage) => ({ tags: { application: 'throughline', stage: name }, terminationProtection: keepsData })

export type ServiceNames = ReturnType<typeof serviceNames>

export const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
export const pascal = (name: string): string => name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
