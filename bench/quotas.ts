/** A default quota of AWS in eu-central-1, for one account. `adjustable`: AWS raises it on request. */
export type Quota = { readonly name: string; readonly perSecond: number; readonly unit: string; readonly adjustable: boolean; readonly source: string }

const guide = (path: string): string => `https://docs.aws.amazon.com/${path}`

export const quotas = {
  partitionWrites: { name: 'DynamoDB: writes to one partition', perSecond: 1000, unit: 'write units', adjustable: false, source: guide('amazondynamodb/latest/developerguide/bp-partition-key-design.html') },
  partitionReads: { name: 'DynamoDB: reads of one partition', perSecond: 3000, unit: 'read units', adjustable: false, source: guide('amazondynamodb/latest/developerguide/bp-partition-key-design.html') },
  tableWrites: { name: 'DynamoDB: writes to one table on demand', perSecond: 40_000, unit: 'write units', adjustable: true, source: guide('amazondynamodb/latest/developerguide/ServiceQuotas.html') },
  tableReads: { name: 'DynamoDB: reads of one table on demand', perSecond: 40_000, unit: 'read units', adjustable: true, source: guide('amazondynamodb/latest/developerguide/ServiceQuotas.html') },
  freshTable: { name: 'DynamoDB: writes to a table on demand that has never had more', perSecond: 4000, unit: 'write units', adjustable: true, source: guide('amazondynamodb/latest/developerguide/on-demand-capacity-mode.html') },
  concurrency: { name: 'Lambda: functions running at once', perSecond: 1000, unit: 'seconds of running', adjustable: true, source: guide('lambda/latest/dg/gettingstarted-limits.html') },
  putEvents: { name: 'EventBridge: PutEvents', perSecond: 2400, unit: 'calls', adjustable: true, source: guide('eventbridge/latest/userguide/eb-quota.html') },
  deliveries: { name: 'EventBridge: deliveries to queues', perSecond: 4500, unit: 'deliveries', adjustable: true, source: guide('eventbridge/latest/userguide/eb-quota.html') },
  requests: { name: 'API Gateway: requests to all APIs', perSecond: 10_000, unit: 'requests', adjustable: true, source: guide('apigateway/latest/developerguide/limits.html') },
} as const satisfies { readonly [name: string]: Quota }
