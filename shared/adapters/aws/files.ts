import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { sha256 as hashOf } from '#shared/kernel/hash.ts'
import type { Clock, Files } from '#shared/kernel/ports.ts'
import { addSeconds } from '#shared/vocabulary/time.ts'
import { checkSha256, contentDisposition, linkSeconds } from '../file-rules.ts'
import { isMissing, translated } from './errors.ts'

export type S3Options = { readonly bucket: string; readonly clock: Clock; readonly client?: S3Client }

/** With `WHEN_SUPPORTED`, the default, links would carry the checksum of an empty body. */
export const s3Client = (config: ConstructorParameters<typeof S3Client>[0] = {}): S3Client => new S3Client({ ...config, requestChecksumCalculation: 'WHEN_REQUIRED' })

/**
 * Files in a bucket, under `sha256/<hex>`. Reading what is not there answers 404 only when the role may also `s3:ListBucket`;
 * without it S3 says 403, which throws.
 */
export const s3Files = ({ bucket, clock, client = s3Client() }: S3Options): Files => ({
  uploadLink: async ({ sha256, bytes, contentType }) => {
    const checksum = base64(sha256)
    const command = new PutObjectCommand({ ...place(bucket, sha256), ContentType: contentType, ContentLength: bytes, ChecksumSHA256: checksum })
    const now = clock.now()
    // Signed as headers, so that S3 refuses any other value: `content-type` is left out by default, and the checksum would be
    // moved into the query, where it is not checked against the body.
    const url = await translated('S3', () => getSignedUrl(client, command, {
      expiresIn: linkSeconds, signingDate: new Date(now),
      signableHeaders: new Set(['content-type', 'content-length']), unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
    }))
    const headers = { 'content-type': contentType, 'content-length': String(bytes), 'x-amz-checksum-sha256': checksum }
    return { url, method: 'PUT', headers, expiresAt: addSeconds(now, linkSeconds) }
  },
  downloadLink: async (sha256, name) => {
    const command = new GetObjectCommand({ ...place(bucket, sha256), ResponseContentDisposition: contentDisposition(name) })
    const now = clock.now()
    const url = await translated('S3', () => getSignedUrl(client, command, { expiresIn: linkSeconds, signingDate: new Date(now) }))
    return { url, expiresAt: addSeconds(now, linkSeconds) }
  },
  size: async (sha256) => {
    const head = new HeadObjectCommand(place(bucket, sha256))
    return (await translated('S3', () => client.send(head).catch(missing)))?.ContentLength
  },
  read: async (sha256) => {
    const get = new GetObjectCommand(place(bucket, sha256))
    return translated('S3', async () => (await client.send(get).catch(missing))?.Body?.transformToByteArray())
  },
  write: async (bytes, contentType) => {
    const sha256 = hashOf(bytes)
    await translated('S3', () => client.send(new PutObjectCommand({ ...place(bucket, sha256), Body: bytes, ContentType: contentType, ChecksumSHA256: base64(sha256) })))
    return sha256
  },
})

const place = (bucket: string, sha256: string): { Bucket: string; Key: string } => {
  checkSha256(sha256)
  return { Bucket: bucket, Key: `sha256/${sha256}` }
}

const base64 = (sha256: string): string => Buffer.from(sha256, 'hex').toString('base64')

const missing = (error: unknown): undefined => {
  if (isMissing(error)) return undefined
  throw error
}
