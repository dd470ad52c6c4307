import { AlarmStatusWidget, Dashboard, GraphWidget, Stats, type IAlarm, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import type { Working } from './service-alarms.ts'

export type Shown = {
  readonly api: HttpStage
  readonly functions: readonly Function[]
  readonly relay: Function
  readonly queues: readonly Working[]
  readonly table: TableV2
  readonly alarms: readonly IAlarm[]
}

/** One page for a service: alarms first, then the way of an order through it, from request to event. */
export const serviceDashboard = (scope: Construct, name: string, { api, functions, relay, queues, table, alarms }: Shown): Dashboard =>
  new Dashboard(scope, 'Dashboard', {
    dashboardName: name,
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 4 })],
      [
        graph('Requests', [api.metricCount({ label: 'all' }), api.metricClientError({ label: 'refused' }), api.metricServerError({ label: 'failed' })]),
        graph('Latency, ms', [Stats.p(50), Stats.p(99)].map((statistic) => api.metricLatency({ statistic, label: statistic }))),
        graph('Functions: errors and throttles', functions.flatMap((each) => [each.metricErrors(), each.metricThrottles()])),
      ],
      [
        graph('Queues: waiting', queues.map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible())),
        graph('Queues: oldest, s', queues.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage())),
        graph('Dead letters', queues.map(({ dead }) => dead.metricApproximateNumberOfMessagesVisible())),
      ],
      [
        graph('Functions: p99, ms', functions.map((each) => each.metricDuration({ statistic: Stats.p(99) }))),
        graph('Relay behind, ms', [relay.metric('IteratorAge', { statistic: Stats.MAXIMUM })]),
        graph('Table: units', [table.metricConsumedReadCapacityUnits(), table.metricConsumedWriteCapacityUnits()]),
      ],
    ],
  })

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 8 })
