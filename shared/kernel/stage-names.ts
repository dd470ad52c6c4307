/**
 * Names on AWS, which infrastructure gives and operators' tools look for. A stage (`dev`, `prod`) is one installation; stacks know each
 * other's things by these names, never by an export.
 */
export const busName = (stage: string): string => `throughline-${stage}`

export const tableName = (stage: string, service: string): string => `throughline-${stage}-${service}`

/** Names of buckets are shared by all of AWS, so account and region are in them. */
export const bucketName = (stage: string, service: string, account: string, region: string): string => `throughline-${stage}-${service}-${account}-${region}`

/** `queue` as the manifest names it (`edges.ts`), which begins with the service. */
export const queueName = (stage: string, queue: string): string => `throughline-${stage}-${queue}`
export const deadLettersName = (stage: string, queue: string): string => `throughline-${stage}-${queue}-dead`

/** Where events wait that the bus could not hand over to any of a service's queues. */
export const undeliveredName = (stage: string, service: string): string => `throughline-${stage}-${service}-undelivered`
