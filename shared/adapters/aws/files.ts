import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { sha256 as hashOf } from '#shared/kernel/hash.ts'
import type { Clock, FileKey, Files } from '#shared/kernel/ports.ts'
import { addSeconds } from '#shared/vocabulary/time.ts'
import { checkKey, contentDisposition, linkSeconds } from '../file-rules.ts'
import { isMissing, translated } from './errors.ts'

export type S3Options = { readonly bucket: string; readonly clock: Clock; readonly client?: S3Client }

/** With `WHEN_SUPPORTED`, the default, links would carry the checksum of an empty body. */
export const s3Client = (config: ConstructorParameters<typeof S3Client>[0] = {}): S3Client => new S3Client({ ...config, requestChecksumCalculation: 'WHEN_REQUIRED' })

/**
 * Files in a bucket, under `<owner>/sha256/<hex>`. Reading what is not there answers 404 only when the role may also `s3:ListBucket`;
 * without it S3 says 403, which throws.
 */
export const s3Files = ({ bucket, clock, client = s3Client() }: S3Options): Files => ({
  uploadLink: async ({ bytes, contentType, ...key }) => {
    const checksum = base64(key.sha256)
    const command = new PutObjectCommand({ ...place(bucket, key), ContentType: contentType, ContentLength: bytes, ChecksumSHA256: checksum })
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
  downloadLink: async (key, name) => {
    const command = new GetObjectCommand({ ...place(bucket, key), ResponseContentDisposition: contentDisposition(name) })
    const now = clock.now()
    const url = await translated('S3', () => getSignedUrl(client, command, { expiresIn: linkSeconds, signingDate: new Date(now) }))
    return { url, expiresAt: addSeconds(now, linkSeconds) }
  },
  size: async (key) => {
    const head = new HeadObjectCommand(place(bucket, key))
    return (await translated('S3', () => client.send(head).catch(missing)))?.ContentLength
  },
  read: async (key) => {
    const get = new GetObjectCommand(place(bucket, key))
    return translated('S3', async () => (await client.send(get).catch(missing))?.Body?.transformToByteArray())
  },
  write: async (owner, bytes, contentType) => {
    const sha256 = hashOf(bytes)
    await translated('S3', () => client.send(new PutObjectCommand({ ...place(bucket, { owner, sha256 }), Body: bytes, ContentType: contentType, ChecksumSHA256: base64(sha256) })))
    return sha256
  },
})

const place = (bucket: string, key: FileKey): { Bucket: string; Key: string } => {
  return { Bucket: bucket, Key: objectKey(key) }
}

export const objectKey = (key: FileKey): string => {
  checkKey(key)
  return `${key.owner}/sha256/${key.sha256}`
}

const base64 = (sha256: string): string => Buffer.from(sha256, 'hex').toString('base64')

const missing = (error: unknown): undefined => {
  if (isMissing(error)) return undefined
  throw error
}
