import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { system } from './actor.ts'
import type { Cause } from './cause.ts'
import { attempt } from './change.ts'
import { KnownEnvelope } from './envelope.ts'
import { inputsOf, noting } from './export-control.ts'
import type { AnyReaction } from './implementation.ts'
import type { Ports } from './ports.ts'
import { json } from './json.ts'
import { findReceipt } from './receipt.ts'
import { ok } from './result.ts'
import type { EventSpec } from './contract.ts'
import { publishedBy, type Manifest } from './service.ts'
import { readTolerantly } from './tolerant.ts'

export type InboxEdge = (event: SQSEvent) => Promise<SQSBatchResponse>

/** An EventBridge event as a queue delivers it. */
const Delivered = z.object({ source: z.string(), 'detail-type': z.string(), detail: KnownEnvelope })

/** What one queue listens for: `source detail-type` → the schema of its data and what to do. */
export type Listening = ReadonlyMap<string, { readonly spec: EventSpec; readonly react: AnyReaction }>

/**
 * The inbox of a queue: parse the envelope, check the receipt, react; the reaction commits its effect, the receipt and its own
 * events in one transaction. A message that cannot be handled now is reported back and delivered again later; nothing is swallowed.
 */
export const inboxEdge = (manifest: Manifest, queue: string, listening: Listening, ports: Ports): InboxEdge => {
  const publisher = { service: manifest.contract.service, published: publishedBy(manifest) }

  const handle = async (record: SQSRecord): Promise<string | undefined> => {
    const delivered = readTolerantly(Delivered, JSON.parse(record.body))
    const heard = listening.get(`${delivered.source} ${delivered['detail-type']}`)
    if (!heard) return `${queue} does not listen for ${delivered['detail-type']} of ${delivered.source}`
    const { detail } = delivered
    const receipt = { key: `event#${queue}#${detail.id}`, fingerprint: detail.id }
    if (await findReceipt(ports.store, receipt.key)) return undefined
    const inputs = inputsOf(detail.exportClass)
    const cause: Cause = {
      publisher,
      actor: system(publisher.service),
      correlationId: detail.correlationId,
      causationId: detail.id,
      receipt,
      // Nobody is answered, so the receipt keeps no answer: that would be the whole of what was changed.
      repeatedAnswer: { body: null },
      inputs,
      ...(detail.traceparent !== undefined && { traceparent: detail.traceparent }),
    }
    const log = ports.log.with({ service: publisher.service, queue, event: detail.id, type: detail.type, orderId: detail.orderId, correlationId: detail.correlationId })
    const event = { ...detail, data: json.parse(readTolerantly(heard.spec.data, detail.data)) }
    const done = await heard.react({ cause, event }, { ...ports, store: noting(ports.store, inputs), log })
    if (!done.ok && done.error.code !== 'repeated') return `refused: ${done.error.code} ${JSON.stringify(done.error.params ?? {})}`
    if (!(await findReceipt(ports.store, receipt.key))) await leaveReceipt(cause, ports)
    log.info('event handled')
    return undefined
  }

  return async (batch) => {
    const failed: string[] = []
    for (const record of batch.Records) {
      const reason = await handle(record).catch(reasonOf)
      if (reason === undefined) continue
      ports.log.warn('event not handled yet', { service: publisher.service, queue, message: record.messageId, receives: Number(record.attributes.ApproximateReceiveCount), reason })
      failed.push(record.messageId)
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
  }
}

/** An event that changed nothing here, or many things one by one, leaves its own receipt too: every event can be accounted for. */
const leaveReceipt = (cause: Cause, ports: Ports) => attempt({ cause }, ports, async () => ok({ staged: [], reply: { body: null } }))

const reasonOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
