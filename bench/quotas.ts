import { stackLimits } from './stacks.ts'

/** What holds a second's work: a default quota of AWS in eu-central-1 for one account, or a setting of our stacks. */
export type Quota = { readonly name: string; readonly perSecond: number; readonly unit: string; readonly raisedBy: 'nobody' | 'AWS on request' | 'a line in the stacks'; readonly source: string }

const guide = (path: string): string => `https://docs.aws.amazon.com/${path}`

export const quotas = {
  partitionWrites: { name: 'DynamoDB: writes to one partition', perSecond: 1000, unit: 'write units', raisedBy: 'nobody', source: guide('amazondynamodb/latest/developerguide/bp-partition-key-design.html') },
  partitionReads: { name: 'DynamoDB: reads of one partition', perSecond: 3000, unit: 'read units', raisedBy: 'nobody', source: guide('amazondynamodb/latest/developerguide/bp-partition-key-design.html') },
  tableWrites: { name: 'DynamoDB: writes to one table on demand', perSecond: 40_000, unit: 'write units', raisedBy: 'AWS on request', source: guide('amazondynamodb/latest/developerguide/ServiceQuotas.html') },
  tableReads: { name: 'DynamoDB: reads of one table on demand', perSecond: 40_000, unit: 'read units', raisedBy: 'AWS on request', source: guide('amazondynamodb/latest/developerguide/ServiceQuotas.html') },
  freshTable: { name: 'DynamoDB: writes to a table on demand that has never had more', perSecond: 4000, unit: 'write units', raisedBy: 'AWS on request', source: guide('amazondynamodb/latest/developerguide/on-demand-capacity-mode.html') },
  concurrency: { name: 'Lambda: functions running at once', perSecond: 1000, unit: 'seconds of running', raisedBy: 'AWS on request', source: guide('lambda/latest/dg/gettingstarted-limits.html') },
  putEvents: { name: 'EventBridge: PutEvents', perSecond: 2400, unit: 'calls', raisedBy: 'AWS on request', source: guide('eventbridge/latest/userguide/eb-quota.html') },
  deliveries: { name: 'EventBridge: deliveries to queues', perSecond: 4500, unit: 'deliveries', raisedBy: 'AWS on request', source: guide('eventbridge/latest/userguide/eb-quota.html') },
  requests: { name: 'API Gateway: requests to all APIs', perSecond: 10_000, unit: 'requests', raisedBy: 'AWS on request', source: guide('apigateway/latest/developerguide/limits.html') },
  apiThrottle: { name: 'Our throttle: requests to one API', perSecond: stackLimits.apiRequests, unit: 'requests', raisedBy: 'a line in the stacks', source: 'infra/stages.ts' },
  webhookThrottle: { name: 'Our throttle: one partner webhook', perSecond: stackLimits.webhookRequests, unit: 'requests', raisedBy: 'a line in the stacks', source: 'infra/stages.ts' },
  queueConcurrency: { name: 'Our limit: batches of one queue at work at once', perSecond: stackLimits.batchesOfOneQueue, unit: 'seconds of running', raisedBy: 'a line in the stacks', source: 'infra/stages.ts' },
} as const satisfies { readonly [name: string]: Quota }
