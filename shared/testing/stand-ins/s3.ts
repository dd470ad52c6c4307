import { createHash } from 'node:crypto'
import type { Clock } from '#shared/kernel/ports.ts'
import type { Running } from '../process.ts'
import { standIn, type Answer, type Asked } from './serve.ts'
import { presignedValid } from './signature.ts'

type Stored = { readonly body: Buffer; readonly type: string }

/**
 * S3 as far as the files port needs it: PUT, HEAD, GET and DELETE of an object by path-style address. Checks presigned links (signature,
 * expiry at the clock's time) and `x-amz-checksum-sha256`. Requests signed by header are let in unchecked, anonymous ones are not.
 */
export const s3StandIn = ({ clock }: { readonly clock: Clock }): Promise<Running> => {
  const objects = new Map<string, Stored>()
  return standIn((asked) => {
    if (!admitted(asked, clock)) return failure(403, 'AccessDenied')
    if (asked.method === 'PUT') return put(objects, asked)
    if (asked.method === 'DELETE') {
      objects.delete(asked.url.pathname)
      return { status: 204, headers: {}, body: '' }
    }
    const found = objects.get(asked.url.pathname)
    if (!found) return failure(404, 'NoSuchKey')
    const disposition = asked.url.searchParams.get('response-content-disposition')
    const headers = { 'content-type': found.type, 'content-length': String(found.body.byteLength), ...(disposition !== null && { 'content-disposition': disposition }) }
    return { status: 200, headers, body: asked.method === 'HEAD' ? '' : found.body }
  })
}

const admitted = (asked: Asked, clock: Clock): boolean =>
  asked.url.searchParams.has('X-Amz-Signature') ? presignedValid(asked, Date.parse(clock.now())) : asked.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') === true

const put = (objects: Map<string, Stored>, { url, headers, body }: Asked): Answer => {
  if (headers['content-encoding']?.includes('aws-chunked')) return failure(501, 'NotImplemented')
  const promised = headers['x-amz-checksum-sha256'] ?? url.searchParams.get('x-amz-checksum-sha256')
  const checksum = createHash('sha256').update(body).digest('base64')
  if (promised !== null && promised !== checksum) return failure(400, 'BadDigest')
  objects.set(url.pathname, { body, type: headers['content-type'] ?? 'binary/octet-stream' })
  return { status: 200, headers: { etag: `"${createHash('md5').update(body).digest('hex')}"`, 'x-amz-checksum-sha256': checksum }, body: '' }
}

const failure = (status: number, code: string): Answer =>
  ({ status, headers: { 'content-type': 'application/xml' }, body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>` })
