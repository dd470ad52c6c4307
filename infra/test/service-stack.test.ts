import { describe, expect, it } from 'vitest'
import { queuesOf } from '#shared/kernel/edges.ts'
import { keepsFiles } from '#shared/kernel/service.ts'
import { functionsOf } from '../functions.ts'
import { services } from '../services.ts'
import { stages } from '../stages.ts'
import { found, only, serviceTemplate, sorted, type Resource } from './synthesized.ts'

const made = Object.values(stages).flatMap((stage) => services.map((manifest) => ({ name: `${manifest.contract.service} in ${stage.name}`, stage, manifest, template: serviceTemplate(manifest, stage) })))
const refOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] })

describe.each(made)('$name', ({ stage, manifest, template }) => {
  const functions = new Map(found(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => [String(Properties.FunctionName), { id, ...Properties } as Resource]))
  const sources = found(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties)
  const queues = new Map(found(template, 'AWS::SQS::Queue').map(([id, { Properties }]) => [String(Properties.QueueName), { id, ...Properties } as Resource]))
  const prefix = `throughline-${stage.name}-${manifest.contract.service}`

  it('has the functions of its manifest, on Node 24 and arm64, each with a log that ends', () => {
    const specs = functionsOf(manifest)
    expect(functions.size).toBe(specs.length)
    for (const each of functions.values()) {
      expect(each).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
      expect(found(template, 'AWS::Logs::LogGroup').find(([id]) => id === each['LoggingConfig'].LogGroup.Ref)?.[1]['Properties']).toMatchObject({ LogGroupName: `/aws/lambda/${each['FunctionName']}`, RetentionInDays: stage.logDays })
    }
  })

  it('limits what partners can take, and nobody else', () => {
    const limited = [...functions].filter(([, each]) => each['ReservedConcurrentExecutions'] !== undefined).map(([name, each]) => [name, each['ReservedConcurrentExecutions']])
    const webhooks = Object.values(manifest.contract.routes).filter(({ kind }) => kind === 'webhook')
    expect(limited).toEqual(webhooks.length > 0 ? [[`${prefix}-webhook`, stage.webhooks.concurrency]] : [])
  })

  it('has a table on demand with point-in-time recovery, a stream, a time to live and the indexes of its manifest', () => {
    const { Properties, DeletionPolicy, UpdateReplacePolicy } = only(template, 'AWS::DynamoDB::GlobalTable')
    expect(Properties).toMatchObject({
      TableName: prefix, BillingMode: 'PAY_PER_REQUEST', StreamSpecification: { StreamViewType: 'NEW_IMAGE' }, TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }, DeletionProtectionEnabled: stage.keepsData }],
    })
    expect(Properties.GlobalSecondaryIndexes.map((each: Resource) => [each['IndexName'], ...each['KeySchema'].map((key: Resource) => key['AttributeName']), each['Projection'].ProjectionType]))
      .toEqual(manifest.storage.indexes.map((index) => [index, index, `${index}Sort`, 'ALL']))
    expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(stage.keepsData ? ['Retain', 'Retain'] : ['Delete', 'Delete'])
  })

  it('relays inserted history entries that are meant for others, halves what fails and notes what cannot be published', () => {
    const [relay] = sources.filter(({ EventSourceArn }) => EventSourceArn['Fn::GetAtt'][1] === 'StreamArn')
    expect(relay).toMatchObject({
      BisectBatchOnFunctionError: true, FunctionResponseTypes: ['ReportBatchItemFailures'], StartingPosition: 'TRIM_HORIZON', MaximumRecordAgeInSeconds: 21_600, MaximumRetryAttempts: 1000,
      DestinationConfig: { OnFailure: { Destination: refOf(queues.get(`${prefix}-unpublished`)?.['id']) } },
    })
    expect(relay.FilterCriteria.Filters.map((each: Resource) => JSON.parse(each['Pattern']))).toEqual([{ eventName: ['INSERT'], dynamodb: { NewImage: { publish: { BOOL: [true] } } } }])
  })

  it('delivers each event it consumes to its queue by one plain rule, with dead letters on the target and on the queue', () => {
    const rules = found(template, 'AWS::Events::Rule').map(([, { Properties }]) => Properties)
    for (const { name, listens } of queuesOf(manifest)) {
      const queue = queues.get(`throughline-${stage.name}-${name}`)
      const feeding = rules.filter(({ Targets }) => Targets[0].Arn['Fn::GetAtt'][0] === queue?.['id'])
      expect(sorted(feeding.flatMap(({ EventPattern }) => EventPattern['detail-type'].map((type: string) => `${EventPattern.source[0]} ${type}`)))).toEqual(sorted(listens.map(({ source, type }) => `${source} ${type}`)))
      for (const rule of feeding) {
        expect(Object.keys(rule.EventPattern).toSorted()).toEqual(['detail-type', 'source'])
        expect([rule.EventBusName, rule.EventPattern.source.length, rule.Targets.length]).toEqual([`throughline-${stage.name}`, 1, 1])
        expect(rule.Targets[0]).toMatchObject({ DeadLetterConfig: { Arn: refOf(queues.get(`${prefix}-undelivered`)?.['id']) }, RetryPolicy: { MaximumEventAgeInSeconds: 86_400 } })
      }
      expect(queue?.['RedrivePolicy'].deadLetterTargetArn).toEqual(refOf(queues.get(`throughline-${stage.name}-${name}-dead`)?.['id']))
    }
    expect(rules.length).toBe(queuesOf(manifest).reduce((sum, { listens }) => sum + new Set(listens.map(({ source }) => source)).size, 0))
  })

  it('gives a message six times its function\'s time, tries for half a day, and keeps dead letters for two weeks', () => {
    const works = functionsOf(manifest).flatMap(({ name, queue }) => (queue ? [{ name, queue }] : []))
    for (const { queue: { name } } of works) {
      const queue = queues.get(`throughline-${stage.name}-${name}`)
      const [source] = sources.filter(({ EventSourceArn }) => EventSourceArn['Fn::GetAtt'][0] === queue?.['id'])
      const target = [...functions.values()].find(({ id }) => JSON.stringify(source.FunctionName).includes(id.replace(/[0-9A-F]{8}$/, '')))
      expect(queue?.['VisibilityTimeout']).toBeGreaterThanOrEqual(6 * target?.['Timeout'])
      expect(queue?.['VisibilityTimeout'] * queue?.['RedrivePolicy'].maxReceiveCount).toBe(12 * 3600)
      expect(queue?.['RedrivePolicy'].maxReceiveCount).toBeLessThanOrEqual(1000)
      expect(source).toMatchObject({ FunctionResponseTypes: ['ReportBatchItemFailures'], ScalingConfig: { MaximumConcurrency: stage.queueConcurrency } })
    }
    expect(sources.length).toBe(works.length + 1)
    expect(queues.size).toBe(works.length * 2 + 2)
    for (const queue of queues.values()) expect(queue).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 86_400 })
  })

  it('takes nothing over plain HTTP into a queue or a bucket', () => {
    const policies = [...found(template, 'AWS::SQS::QueuePolicy'), ...found(template, 'AWS::S3::BucketPolicy')]
    expect(policies.length).toBe(queues.size + (keepsFiles(manifest) ? 2 : 0))
    for (const [, { Properties }] of policies) {
      expect(Properties.PolicyDocument.Statement.filter((each: Resource) => each['Effect'] === 'Deny' && each['Condition']?.Bool?.['aws:SecureTransport'] === 'false')).toHaveLength(1)
    }
  })

  it('keeps files under a key of its own, unseen by the public, in versions, and only as long as it should', () => {
    const buckets = found(template, 'AWS::S3::Bucket').map(([, each]) => each)
    expect(buckets.length).toBe(keepsFiles(manifest) ? 2 : 0)
    for (const { Properties, DeletionPolicy } of buckets) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({ BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true })
      expect(DeletionPolicy).toBe(stage.keepsData ? 'Retain' : 'Delete')
    }
    const [files] = buckets.filter(({ Properties }) => Properties.VersioningConfiguration?.Status === 'Enabled').map(({ Properties }) => Properties)
    if (!files) return
    expect(files.BucketEncryption.ServerSideEncryptionConfiguration).toMatchObject([{ BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }])
    expect(files.LifecycleConfiguration.Rules).toMatchObject([{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, NoncurrentVersionExpiration: { NoncurrentDays: 90 }, Status: 'Enabled' }, { Prefix: 'parts-', ExpirationInDays: 7, NoncurrentVersionExpiration: { NoncurrentDays: 1 }, Status: 'Enabled' }])
    expect(files.CorsConfiguration.CorsRules).toMatchObject([{ AllowedOrigins: [stage.portalOrigin], AllowedMethods: ['GET', 'PUT'] }])
    expect(files.LoggingConfiguration).toBeDefined()
    expect(only(template, 'AWS::KMS::Key')['Properties']).toMatchObject({ EnableKeyRotation: true })
  })

  it('generates a secret for each name of its manifest, where the function looks for it', () => {
    const secrets = found(template, 'AWS::SecretsManager::Secret').map(([, { Properties }]) => Properties)
    expect(secrets.map(({ Name }) => Name)).toEqual(manifest.secrets.map((name) => `throughline/${stage.name}/${manifest.contract.service}/${name}`))
    for (const { GenerateSecretString, Description } of secrets) expect([GenerateSecretString.PasswordLength, Description.length > 20]).toEqual([64, true])
    expect(functions.get(`${prefix}-http`)?.['Environment'].Variables.SECRET_PREFIX).toBe(`throughline/${stage.name}/${manifest.contract.service}/`)
  })
})
