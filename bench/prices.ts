/**
 * AWS list prices in US dollars, without free tiers, discounts and taxes. Written down from the pricing pages as their authors knew them;
 * no price list could be asked when this was made, so check a figure at its source before you rely on it. `asOf` is when a price was last
 * known to hold.
 */
export type Price = { readonly usd: number; readonly per: number; readonly unit: string; readonly asOf: string; readonly source: string }
export type PriceName =
  | 'dynamoWrite' | 'dynamoRead' | 'dynamoStorage' | 'dynamoBackup' | 'event' | 'queueRequest' | 'lambdaRequest' | 'lambdaGbSecond' | 'httpRequest'
  | 's3Put' | 's3Get' | 's3Storage' | 'logIngestion' | 'secretMonth' | 'secretRead' | 'alarmMonth' | 'dashboardMonth' | 'keyMonth'
  | 'pushAppSync' | 'pushAppSyncMinute' | 'pushWebSocket' | 'pushWebSocketMinute' | 'pushIot' | 'pushIotMinute'
export type PriceTable = { readonly [N in PriceName]: Price }
export type Region = 'us-east-1' | 'eu-central-1'

const page = (name: string): string => `https://aws.amazon.com/${name}/pricing/`
const million = 1_000_000

const price = (usd: number, per: number, unit: string, source: string, asOf = '2025-06'): Price => ({ usd, per, unit, asOf, source: page(source) })

/** What is the same in both regions. */
const alike = {
  event: price(1, million, 'custom event of 64 KB', 'eventbridge'),
  queueRequest: price(0.4, million, 'request to a standard queue, 64 KB', 'sqs'),
  lambdaRequest: price(0.2, million, 'invocation', 'lambda'),
  lambdaGbSecond: price(0.0000133334, 1, 'GB-second, arm64', 'lambda'),
  secretMonth: price(0.4, 1, 'secret and month', 'secrets-manager'),
  secretRead: price(0.05, 10_000, 'call', 'secrets-manager'),
  alarmMonth: price(0.1, 1, 'standard alarm and month', 'cloudwatch'),
  dashboardMonth: price(3, 1, 'dashboard and month', 'cloudwatch'),
  keyMonth: price(1, 1, 'customer managed key and month', 'kms'),
  // What is not used, and was weighed against asking again (docs/adr/0020).
  pushAppSync: price(1, million, 'operation of AppSync Events, in or out', 'appsync'),
  pushAppSyncMinute: price(0.08, million, 'minute of a connection to AppSync Events', 'appsync'),
  pushWebSocket: price(1, million, 'message of 32 KB', 'api-gateway'),
  pushWebSocketMinute: price(0.25, million, 'minute of a connection', 'api-gateway'),
  pushIot: price(1, million, 'message of 5 KB', 'iot-core'),
  pushIotMinute: price(0.08, million, 'minute of a connection', 'iot-core'),
}

export const prices: { readonly [R in Region]: PriceTable } = {
  'us-east-1': {
    ...alike,
    dynamoWrite: price(0.625, million, 'write request unit, on demand', 'dynamodb'),
    dynamoRead: price(0.125, million, 'read request unit, on demand', 'dynamodb'),
    dynamoStorage: price(0.25, 1, 'GB and month', 'dynamodb'),
    dynamoBackup: price(0.2, 1, 'GB and month, point-in-time recovery', 'dynamodb'),
    httpRequest: price(1, million, 'HTTP API request of 512 KB', 'api-gateway'),
    s3Put: price(0.005, 1000, 'PUT', 's3'),
    s3Get: price(0.0004, 1000, 'GET or HEAD', 's3'),
    s3Storage: price(0.023, 1, 'GB and month, Standard', 's3'),
    logIngestion: price(0.5, 1, 'GB', 'cloudwatch'),
  },
  'eu-central-1': {
    ...alike,
    dynamoWrite: price(0.7625, million, 'write request unit, on demand', 'dynamodb'),
    dynamoRead: price(0.1525, million, 'read request unit, on demand', 'dynamodb'),
    dynamoStorage: price(0.306, 1, 'GB and month', 'dynamodb'),
    dynamoBackup: price(0.2448, 1, 'GB and month, point-in-time recovery', 'dynamodb'),
    httpRequest: price(1.2, million, 'HTTP API request of 512 KB', 'api-gateway'),
    s3Put: price(0.0054, 1000, 'PUT', 's3'),
    s3Get: price(0.00043, 1000, 'GET or HEAD', 's3'),
    s3Storage: price(0.0245, 1, 'GB and month, Standard', 's3'),
    logIngestion: price(0.63, 1, 'GB', 'cloudwatch'),
  },
}

/** What this many cost. */
export const priceOf = ({ usd, per }: Price, amount: number): number => (amount / per) * usd
