import { keepsFiles, type Manifest } from '#shared/kernel/service.ts'
import { computing, hoursOfMonth, idlePolling, monthsStored, platformLog, waits } from '../assumptions.ts'
import { priceOf, type PriceTable } from '../prices.ts'
import { memoryMb } from '../stacks.ts'
import type { Tally } from './tally.ts'

export type Term = { readonly name: string; readonly amount: number; readonly unit: string; readonly usd: number }
/** What the workers of one order took, by the real tools on this machine. */
export type Work = { readonly gbSeconds: number }

const gigabyte = 1024 ** 3

/** Seconds that the functions of an order run, workers apart. */
export const seconds = (tally: Tally): { readonly http: number; readonly inbox: number; readonly relay: number } => {
  // Calls are not told apart by function; requests and messages share them by their number.
  const storeWait = tally.pointReads * waits.pointRead + tally.queries * waits.query + tally.transactions * waits.transaction + tally.increments * waits.increment
  const other = tally.secretReads * waits.secret + (tally.filePuts + tally.fileGets) * waits.file
  const share = tally.httpRuns / Math.max(1, tally.httpRuns + tally.inboxRuns + tally.workerRuns)
  const compute = (edge: keyof typeof computing) => computing[edge] * (1769 / memoryMb[edge])
  return {
    http: (share * (storeWait + other) + tally.httpRuns * compute('http')) / 1000,
    inbox: ((1 - share) * (storeWait + other) + tally.inboxRuns * compute('inbox')) / 1000,
    relay: (tally.relayRuns * (waits.putEvents + compute('relay'))) / 1000,
  }
}

/** Lambda sends, receives and deletes: three requests for a message that is handled at once. */
const requestsPerMessage = 3

/** What an order costs on AWS, dearest first. */
export const termsOf = (tally: Tally, work: Work, prices: PriceTable): Term[] => {
  const time = seconds(tally)
  const gbSeconds = (time.http * memoryMb.http + time.inbox * memoryMb.inbox + time.relay * memoryMb.relay) / 1024
  const runs = tally.httpRuns + tally.inboxRuns + tally.relayRuns + tally.workerRuns
  const logs = tally.logBytes + runs * platformLog.run + tally.requests * platformLog.request
  const term = (name: string, amount: number, unit: string, usd: number): Term => ({ name, amount, unit, usd })
  const kept = (bytes: number) => (bytes / gigabyte) * monthsStored
  return [
    term('DynamoDB writes to tables', tally.tableWriteUnits, 'units', priceOf(prices.dynamoWrite, tally.tableWriteUnits)),
    term('DynamoDB writes to indexes', tally.indexWriteUnits, 'units', priceOf(prices.dynamoWrite, tally.indexWriteUnits)),
    term('DynamoDB reads', tally.readUnits, 'units', priceOf(prices.dynamoRead, tally.readUnits)),
    term(`DynamoDB storage, ${monthsStored} months`, tally.tableBytes + tally.indexBytes, 'bytes', priceOf(prices.dynamoStorage, kept(tally.tableBytes + tally.indexBytes))),
    term('DynamoDB storage of receipts, 1 month', tally.expiringBytes, 'bytes', priceOf(prices.dynamoStorage, tally.expiringBytes / gigabyte)),
    // Backups are of tables; indexes are made anew.
    term(`Point-in-time recovery, ${monthsStored} months`, tally.tableBytes, 'bytes', priceOf(prices.dynamoBackup, kept(tally.tableBytes) + tally.expiringBytes / gigabyte)),
    term('API Gateway', tally.requests, 'requests', priceOf(prices.httpRequest, tally.requests)),
    term('Lambda invocations', runs, 'runs', priceOf(prices.lambdaRequest, runs)),
    term('Lambda time', gbSeconds, 'GB-s', priceOf(prices.lambdaGbSecond, gbSeconds)),
    term('Lambda time of workers', work.gbSeconds, 'GB-s', priceOf(prices.lambdaGbSecond, work.gbSeconds)),
    term('EventBridge', tally.events, 'events', priceOf(prices.event, tally.events)),
    term('SQS', tally.messages * requestsPerMessage, 'requests', priceOf(prices.queueRequest, tally.messages * requestsPerMessage)),
    term('S3 requests', tally.filePuts + tally.fileGets, 'requests', priceOf(prices.s3Put, tally.filePuts) + priceOf(prices.s3Get, tally.fileGets)),
    term(`S3 storage, ${monthsStored} months`, tally.fileBytes, 'bytes', priceOf(prices.s3Storage, kept(tally.fileBytes))),
    term('CloudWatch logs', logs, 'bytes', priceOf(prices.logIngestion, logs / gigabyte)),
    term('Secrets Manager', tally.secretReads, 'calls', priceOf(prices.secretRead, tally.secretReads)),
  ].toSorted((a, b) => b.usd - a.usd)
}

export const total = (terms: readonly Term[]): number => terms.reduce((sum, { usd }) => sum + usd, 0)

/** Dashboards that CloudWatch gives away. */
const freeDashboards = 3

/** What is paid each month when no order comes. Alarms are as many as the stacks make; their number is given. */
export const monthly = (manifests: readonly Manifest[], alarms: number, prices: PriceTable): Term[] => {
  const secrets = manifests.reduce((sum, { secrets: names }) => sum + names.length, 0)
  const queues = manifests.reduce((sum, { workers }) => sum + 1 + Object.keys(workers).length, 0)
  const fileKeys = manifests.filter(keepsFiles).length
  const polls = queues * idlePolling.connections * ((hoursOfMonth * 3600) / idlePolling.seconds)
  return [
    { name: 'Secrets', amount: secrets, unit: 'secrets', usd: priceOf(prices.secretMonth, secrets) },
    { name: 'Watching idle queues', amount: polls, unit: 'requests', usd: priceOf(prices.queueRequest, polls) },
    { name: 'Alarms', amount: alarms, unit: 'alarms', usd: priceOf(prices.alarmMonth, alarms) },
    { name: 'Dashboards', amount: manifests.length, unit: 'dashboards', usd: priceOf(prices.dashboardMonth, Math.max(0, manifests.length - freeDashboards)) },
    { name: 'Keys of files', amount: fileKeys, unit: 'keys', usd: priceOf(prices.keyMonth, fileKeys) },
  ]
}
