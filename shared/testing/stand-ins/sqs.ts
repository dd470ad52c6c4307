import { createHash, randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Running } from '../process.ts'
import { json, standIn, type Answer } from './serve.ts'

type Held = { readonly id: string; readonly body: string; readonly sentAt: number; receives: number; visibleAt: number; handle: string }

const Batch = z.object({ Entries: z.array(z.looseObject({ Id: z.string() })).min(1).max(10) })
const Asked = z.looseObject({ QueueName: z.string().optional(), QueueUrl: z.string().optional() })

/**
 * SQS as far as operators' queues need it (JSON protocol): addresses, counts, sending, receiving with visibility, deleting. Queues exist when
 * they are named here; receiving never waits.
 */
export const sqsStandIn = async (names: readonly string[], account = '123456789012'): Promise<Running> => {
  const queues = new Map<string, Held[]>(names.map((name) => [name, []]))
  const server = await standIn(({ headers, body, url }) => {
    const asked = Asked.parse(JSON.parse(body.toString()))
    const name = asked.QueueName ?? new URL(asked.QueueUrl ?? url).pathname.split('/').at(-1) ?? ''
    const held = queues.get(name)
    if (!held) return json({ __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: `no queue ${name}` }, 400)
    const action = String(headers['x-amz-target']).replace('AmazonSQS.', '')
    if (action === 'GetQueueUrl') return json({ QueueUrl: `${url.origin}/${account}/${name}` })
    return actions[action]?.(held, asked, (remaining) => { queues.set(name, remaining) }) ?? json({ __type: 'UnknownOperationException' }, 400)
  })
  return server
}

type Action = (held: Held[], asked: z.infer<typeof Asked>, keep: (remaining: Held[]) => void) => Answer

const place = (held: Held[], body: string) => {
  const message = { id: randomUUID(), body, sentAt: Date.now(), receives: 0, visibleAt: 0, handle: '' }
  held.push(message)
  return { MessageId: message.id, MD5OfMessageBody: createHash('md5').update(body).digest('hex') }
}

const actions: { readonly [name: string]: Action } = {
  GetQueueAttributes: (held) => {
    const hidden = held.filter(({ visibleAt }) => visibleAt > Date.now()).length
    return json({ Attributes: { ApproximateNumberOfMessages: String(held.length - hidden), ApproximateNumberOfMessagesNotVisible: String(hidden), ApproximateNumberOfMessagesDelayed: '0' } })
  },
  SendMessage: (held, asked) => json(place(held, String(asked['MessageBody']))),
  SendMessageBatch: (held, asked) => json({ Successful: Batch.parse(asked).Entries.map((entry) => ({ Id: entry.Id, ...place(held, String(entry['MessageBody'])) })), Failed: [] }),
  ReceiveMessage: (held, asked) => {
    const due = held.filter(({ visibleAt }) => visibleAt <= Date.now()).slice(0, Number(asked['MaxNumberOfMessages'] ?? 1))
    for (const message of due) Object.assign(message, { receives: message.receives + 1, handle: randomUUID(), visibleAt: Date.now() + Number(asked['VisibilityTimeout'] ?? 30) * 1000 })
    return json({ Messages: due.map(({ id, body, handle, sentAt, receives }) => ({
      MessageId: id, Body: body, ReceiptHandle: handle, MD5OfBody: createHash('md5').update(body).digest('hex'), Attributes: { SentTimestamp: String(sentAt), ApproximateReceiveCount: String(receives) },
    })) })
  },
  DeleteMessage: (held, asked, keep) => {
    keep(held.filter(({ handle }) => handle !== asked['ReceiptHandle']))
    return json({})
  },
  ChangeMessageVisibilityBatch: (held, asked) => {
    const entries = Batch.parse(asked).Entries
    for (const entry of entries) {
      const message = held.find(({ handle }) => handle === entry['ReceiptHandle'])
      if (message) message.visibleAt = Date.now() + Number(entry['VisibilityTimeout']) * 1000
    }
    return json({ Successful: entries.map(({ Id }) => ({ Id })), Failed: [] })
  },
}
