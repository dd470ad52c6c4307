import * as z from 'zod'
import type { Answer, Cause, ReceiptKey } from './cause.ts'
import { json } from './json.ts'
import type { Clock, Item, Store, Write } from './ports.ts'

const Receipt = z.object({ fingerprint: z.string(), body: json, answeredVersion: z.int().optional() })
type Receipt = z.infer<typeof Receipt>

/** Longer than any queue or partner keeps retrying (SQS keeps 14 days at most). */
export const daysKept = 30

export const findReceipt = async (store: Store, key: string): Promise<(Answer & { fingerprint: string }) | undefined> => {
  const item = await store.get(keyOf(key))
  if (!item) return undefined
  const { fingerprint, body, answeredVersion }: Receipt = Receipt.parse(item)
  return { fingerprint, body, ...(answeredVersion !== undefined && { version: answeredVersion }) }
}

/** The write that fails when the same cause has been committed before. */
export const receiptWrite = (cause: Cause, clock: Clock, answer: Answer): Write => ({
  kind: 'put',
  when: 'absent',
  item: receiptItem(cause.receipt, Math.floor(Date.parse(clock.now()) / 1000) + daysKept * 86_400, answer),
})

const receiptItem = ({ key, fingerprint }: ReceiptKey, ttl: number, { body, version }: Answer): Item => ({
  ...keyOf(key), fingerprint, body, ttl, ...(version !== undefined && { answeredVersion: version }),
})

const keyOf = (key: string) => ({ pk: `receipt#${key}`, sk: 'receipt' })
