import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import type { Manifest } from '#shared/kernel/service.ts'
import { kept } from './kept.ts'
import type { Stage } from './stages.ts'

/**
 * The service's one table, as `adapters/aws/store.ts` reads it: an index is named after its attribute and sorted by `<name>Sort`. The
 * stream carries new images: the relay needs no more.
 */
export const serviceTable = (scope: Construct, stage: Stage, name: string, { storage }: Manifest): TableV2 =>
  new TableV2(scope, 'Table', {
    tableName: name,
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    globalSecondaryIndexes: storage.indexes.map((index) => ({
      indexName: index,
      partitionKey: { name: index, type: AttributeType.STRING },
      sortKey: { name: `${index}Sort`, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    })),
    billing: Billing.onDemand(),
    timeToLiveAttribute: 'ttl',
    dynamoStream: StreamViewType.NEW_IMAGE,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: stage.keepsData,
    removalPolicy: kept(stage),
  })
