import { CfnElement, Duration, Stack } from 'aws-cdk-lib'
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { partsBegin, partsKeptDays } from '#shared/kernel/parts.ts'
import { kept } from './kept.ts'
import { asBucket } from './library-types.ts'
import type { Wildcard } from './lambda-function.ts'
import type { ServiceNames } from './names.ts'
import type { Stage } from './stages.ts'

export type FileStore = { readonly bucket: Bucket; readonly key: Key; readonly wildcard: Wildcard }

/** How long a signed link may be used (`linkSeconds` in adapters/file-rules.ts), in milliseconds, and a minute for clocks. */
const oldestSignature = (900 + 60) * 1000

/**
 * A service's files, under a key of its own: customers' drawings are worth a second lock, whose every use CloudTrail records. The bucket key keeps
 * that to a few calls a day. Uploads are bound to size, type and SHA-256 by their signed link; here, to TLS and to a fresh signature.
 */
export const fileStore = (scope: Construct, stage: Stage, names: ServiceNames): FileStore => {
  const within = new Construct(scope, 'Files')
  const key = new Key(within, 'Key', { description: `Files of ${names.prefix}`, enableKeyRotation: true, removalPolicy: kept(stage) })
  const bucket = new Bucket(within, 'Bucket', {
    ...locked(stage),
    bucketName: names.bucket,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    versioned: true,
    serverAccessLogsBucket: asBucket(accessLog(within, stage, names)),
    // A file is never overwritten with other bytes; an older version is one that was erased, or uploaded twice.
    lifecycleRules: [
      { abortIncompleteMultipartUploadAfter: Duration.days(1), noncurrentVersionExpiration: Duration.days(90), expiredObjectDeleteMarker: true },
      { prefix: partsBegin, expiration: Duration.days(partsKeptDays), noncurrentVersionExpiration: Duration.days(1) },
    ],
    cors: [{ allowedOrigins: [stage.portalOrigin], allowedMethods: [HttpMethods.GET, HttpMethods.PUT], allowedHeaders: ['content-type', 'x-amz-checksum-sha256'], maxAge: 3600 }],
  })
  bucket.addToResourcePolicy(new PolicyStatement({
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:GetObject', 's3:PutObject'],
    resources: [bucket.arnForObjects('*')],
    conditions: { NumericGreaterThan: { 's3:signatureAge': String(oldestSignature) } },
  }))
  return { bucket, key, wildcard: { finding: `Resource::<${logicalId(bucket)}.Arn>/*/sha256/*`, reason: 'Names of files are an owner and a hash, made as files come.' } }
}

export const logicalId = (bucket: Bucket): string => {
  const { defaultChild } = bucket.node
  if (!CfnElement.isCfnElement(defaultChild)) throw new Error('a bucket is made of something else now')
  return Stack.of(bucket).getLogicalId(defaultChild)
}

/** Who fetched which file, and when: for a drawing under export control somebody will ask. */
const accessLog = (scope: Construct, stage: Stage, names: ServiceNames): Bucket =>
  new Bucket(scope, 'AccessLog', {
    ...locked(stage),
    bucketName: names.accessLog,
    // The log service of S3 writes to no bucket with a key of one's own.
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(stage.logDays) }],
  })

const locked = (stage: Stage) => ({
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: kept(stage),
})
