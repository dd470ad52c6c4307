import { Duration } from 'aws-cdk-lib'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition, type IFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

/**
 * Table's stream → relay: only what `kernel/relay.ts` would publish anyway is handed to it. A batch that fails is halved until the bad entry
 * stands alone; what cannot be published in six hours is noted in `unpublished`, well before the stream forgets it (24 hours), so that
 * the rest can go on. The note says where in the stream it was; the history still holds the event.
 */
export const relayFrom = (scope: Construct, { tableStreamArn }: TableV2, relay: IFunction, unpublished: Queue): EventSourceMapping => {
  if (tableStreamArn === undefined) throw new Error('a table without a stream')
  return new EventSourceMapping(scope, 'RelaySource', {
    target: relay,
    eventSourceArn: tableStreamArn,
    // From the first entry on: what was committed before the mapping was there is published too.
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 1000,
    maxRecordAge: Duration.hours(6),
    onFailure: new SqsDlq(unpublished),
    filters: [FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT'), dynamodb: { NewImage: { publish: { BOOL: [true] } } } })],
  })
}
