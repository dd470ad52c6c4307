import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { minute, type AlarmSpec } from './alarms.ts'
import type { FunctionSpec } from './functions.ts'
import { kebab } from './names.ts'

/** A service's queue and the dead letters of its own. */
export type Working = { readonly name: string; readonly worker: string | undefined; readonly queue: Queue; readonly dead: Queue }

export const apiAlarms = (service: string, stage: HttpStage): readonly AlarmSpec[] => [
  {
    name: 'requests-fail', metric: stage.metricServerError({ period: minute, statistic: Stats.SUM }), above: 2, periods: [3, 5], runbook: 'requests-fail',
    impact: `Customers and staff get errors from ${service}: what they try there is not done, and they are told so.`,
  },
  {
    name: 'requests-slow', metric: stage.metricLatency({ period: minute, statistic: Stats.p(99) }), above: 5000, periods: [5, 10], runbook: 'requests-slow',
    impact: `People wait more than five seconds for ${service}, about one click in a hundred.`,
  },
]

/** Of one function: what does not get done while it fails. */
export const functionAlarms = (service: string, { name, kind }: FunctionSpec, made: Function): readonly AlarmSpec[] => [
  { name: `${kebab(name)}-fails`, metric: made.metricErrors({ period: minute, statistic: Stats.SUM }), above: 0, periods: [3, 5], runbook: 'functions-fail', impact: failing(service, name)[kind] },
  kind === 'webhook'
    ? {
        name: 'webhook-throttled', metric: made.metricThrottles({ period: minute, statistic: Stats.SUM }), above: 0, periods: [5, 10], runbook: 'partner-reports-late' as const,
        impact: `A partner sends ${service} more at once than it takes, so payments or deliveries show late; the partner sends them again.`,
      }
    : {
        name: `${kebab(name)}-throttled`, metric: made.metricThrottles({ period: minute, statistic: Stats.SUM }), above: 0, periods: [5, 10], runbook: 'functions-throttled' as const,
        impact: kind === 'http' ? `People are turned away from ${service} because the account runs as much as it may.` : `Work of ${service} waits because the account runs as much as it may.`,
      },
]

const failing = (service: string, name: string): { readonly [kind in FunctionSpec['kind']]: string } => ({
  http: `Requests to ${service} break off without an answer of its own: customers and staff see an error and do not know whether it was done.`,
  webhook: `What partners report to ${service} (payments, deliveries) is not taken; partners try again for a while, then stop.`,
  inbox: `${service} cannot take in what other services did, so people there see things as they were.`,
  relay: `Nobody else learns what happened in ${service}, so orders stand still.`,
  worker: `${name} of ${service} gives up: the documents or measures people wait for do not appear.`,
})

export const relayAlarms = (service: string, relay: Function, unpublished: Queue): readonly AlarmSpec[] => [
  {
    name: 'events-not-leaving', above: 300_000, periods: [3, 3], runbook: 'events-not-leaving',
    metric: relay.metric('IteratorAge', { period: minute, statistic: Stats.MAXIMUM }),
    impact: `What happened in ${service} reaches the other services more than five minutes late; orders stand still meanwhile.`,
  },
  {
    name: 'events-not-published', metric: waiting(unpublished), above: 0, runbook: 'events-not-leaving',
    impact: `Some of what happened in ${service} was given up on and is unknown to everybody else: an order may stand still until it is published again.`,
  },
]

export const queueAlarms = (service: string, { name, worker, queue, dead }: Working): readonly AlarmSpec[] => {
  const short = name.slice(service.length + 1)
  return [
    {
      name: `${short}-waits`, metric: queue.metricApproximateAgeOfOldestMessage({ period: minute, statistic: Stats.MAXIMUM }), above: 900, periods: [3, 3], runbook: 'events-wait',
      impact: worker === undefined
        ? `${service} has not taken in something another service did for a quarter of an hour: people there see an order as it was, or cannot go on.`
        : `${worker} of ${service} is a quarter of an hour behind: people wait for documents or measures.`,
    },
    {
      name: `${short}-dead`, metric: waiting(dead), above: 0, runbook: 'events-given-up',
      impact: `${service} has given up on an event after half a day: that order is wrong or incomplete there until somebody puts it right.`,
    },
  ]
}

export const undeliveredAlarm = (service: string, undelivered: Queue): AlarmSpec => ({
  name: 'undelivered', metric: waiting(undelivered), above: 0, runbook: 'events-given-up',
  impact: `An event never reached ${service}'s queue: that order is wrong or incomplete there until it is put in by hand.`,
})

export const tableAlarm = (service: string, { tableName }: TableV2): AlarmSpec => {
  const throttled = (metricName: string) => new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap: { TableName: tableName }, period: minute, statistic: Stats.SUM })
  return {
    name: 'table-throttled', above: 0, periods: [5, 10], runbook: 'table-throttled',
    metric: new MathExpression({ expression: 'reads + writes', usingMetrics: { reads: throttled('ReadThrottleEvents'), writes: throttled('WriteThrottleEvents') }, period: minute, label: 'Throttled' }),
    impact: `${service}'s table takes no more for now: people see "try again" and events come late.`,
  }
}

const waiting = (queue: Queue) => queue.metricApproximateNumberOfMessagesVisible({ period: minute, statistic: Stats.MAXIMUM })
