import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, TreatMissingData, type IAlarm, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { pascal } from './names.ts'

/** What to do about an alarm: a page each in docs/runbooks. */
export type Runbook =
  | 'requests-fail' | 'requests-slow' | 'functions-fail' | 'functions-throttled' | 'partner-reports-late'
  | 'events-not-leaving' | 'events-wait' | 'events-given-up' | 'table-throttled' | 'sign-in-fails'

export type AlarmSpec = {
  readonly name: string
  readonly metric: IMetric
  /** Rings at more than this … */
  readonly above: number
  /** … in so many of the last so many periods. */
  readonly periods?: readonly [of: number, last: number]
  /** What it means for people, in plain words: whoever is woken by it reads this first. */
  readonly impact: string
  readonly runbook: Runbook
}

export type Alarms = { readonly topic: ITopic; readonly alarmName: (name: string) => string }

/** Rings and stops ringing on the alarms topic. No data is no news: nobody asked for anything. */
export const ring = (scope: Construct, { topic, alarmName }: Alarms, { name, metric, above, periods: [of, last] = [1, 1], impact, runbook }: AlarmSpec): IAlarm => {
  const alarm = new Alarm(scope, `${pascal(name)}Alarm`, {
    alarmName: alarmName(name),
    alarmDescription: `${impact} Runbook: docs/runbooks/${runbook}.md`,
    metric,
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    datapointsToAlarm: of,
    evaluationPeriods: last,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  })
  const action = new SnsAction(topic)
  alarm.addAlarmAction(action)
  alarm.addOkAction(action)
  return alarm
}

export const minute = Duration.minutes(1)
