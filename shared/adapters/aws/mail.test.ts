import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { describeMail, type Received } from '#shared/testing/contracts/mail.ts'
import { sesMail } from './mail.ts'

vi.stubEnv('AWS_REGION', 'eu-central-1')
vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')

/** The request of `SendEmail` as the SES API v2 reference specifies it: POST /v2/email/outbound-emails with a JSON body. */
const Text = z.strictObject({ Data: z.string(), Charset: z.literal('UTF-8') })
const Request = z.strictObject({
  FromEmailAddress: z.literal('shop@throughline.example'),
  Destination: z.strictObject({ ToAddresses: z.tuple([z.string()]) }),
  Content: z.strictObject({ Simple: z.strictObject({ Subject: Text, Body: z.strictObject({ Text }), Headers: z.array(z.strictObject({ Name: z.string().regex(/^[!-9;-~]{1,126}$/), Value: z.string().regex(/^[ -~]{1,870}$/) })) }) }),
})

type Reply = { readonly status: number; readonly error?: string } | 'hang up'
const open: (() => void)[] = []
afterEach(() => { open.splice(0).forEach((close) => { close() }) })

const provider = async (reply: Reply = { status: 200 }) => {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => { body += chunk.toString('utf8') })
    request.on('end', () => {
      if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails') { response.writeHead(404).end(); return }
      const { Destination, Content: { Simple: { Subject, Body, Headers } } } = Request.parse(JSON.parse(body))
      if (reply === 'hang up') { request.socket.destroy(); return }
      if (reply.status === 200) received.push({ to: Destination.ToAddresses[0], subject: Subject.Data, text: Body.Text.Data, unsubscribe: Headers.find(({ Name }) => Name === 'List-Unsubscribe')?.Value.slice(1, -1) ?? '' })
      response.writeHead(reply.status, { 'content-type': 'application/json', ...(reply.error !== undefined && { 'x-amzn-errortype': reply.error }) })
      response.end(JSON.stringify(reply.status === 200 ? { MessageId: 'm-1' } : { message: 'refused here' }))
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = z.custom<AddressInfo>().parse(server.address())
  const close = (): void => { server.closeAllConnections(); server.close() }
  open.push(close)
  return { mail: sesMail({ from: 'shop@throughline.example', endpoint: `http://127.0.0.1:${port}` }), received: async () => received, keeps: false, close }
}

describeMail('SES over the wire', () => provider())

const letter = { to: 'bea@aurora.example', subject: 'A plan waits', text: 'It does.', unsubscribe: 'https://portal.example/notifications', key: 'k' }

it.each([
  [{ status: 400, error: 'MessageRejected' }, 'refused'],
  [{ status: 400, error: 'BadRequestException' }, 'refused'],
  [{ status: 500, error: 'InternalFailure' }, 'unknown'],
  ['hang up', 'unknown'],
] as const)('%j is %s', async (reply, outcome) => {
  const { mail } = await provider(reply)
  expect(await mail.send(letter)).toBe(outcome)
})

it('throws what may succeed later, and a fault of the deployment as an error of its own', async () => {
  await expect((await provider({ status: 429, error: 'TooManyRequestsException' })).mail.send(letter)).rejects.toMatchObject({ name: 'Unavailable' })
  await expect((await provider({ status: 403, error: 'AccessDeniedException' })).mail.send(letter)).rejects.toMatchObject({ name: 'Error' })
})
