import * as z from 'zod'
import type { Fact } from '../rig/facts.ts'

/** What some work took, in what AWS counts. */
export const Tally = z.object({
  /** DynamoDB request units, of the table and of its indexes. */
  readUnits: z.number(), tableWriteUnits: z.number(), indexWriteUnits: z.number(),
  itemWrites: z.number(),
  /** Most items written by one transaction. */
  largestTransaction: z.number(),
  /** Growth of tables, of their indexes, and of both by what expires (receipts). */
  tableBytes: z.number(), indexBytes: z.number(), expiringBytes: z.number(),
  requests: z.number(), httpRuns: z.number(), inboxRuns: z.number(), relayRuns: z.number(), workerRuns: z.number(),
  events: z.number(), messages: z.number(),
  filePuts: z.number(), fileGets: z.number(), fileBytes: z.number(),
  secretReads: z.number(), logBytes: z.number(),
  /** Calls that a function waits for, by what they take on AWS. */
  pointReads: z.number(), queries: z.number(), transactions: z.number(), increments: z.number(),
})
export type Tally = z.infer<typeof Tally>

export const nothing: Tally = {
  readUnits: 0, tableWriteUnits: 0, indexWriteUnits: 0, itemWrites: 0, largestTransaction: 0, tableBytes: 0, indexBytes: 0, expiringBytes: 0, requests: 0, httpRuns: 0, inboxRuns: 0, relayRuns: 0, workerRuns: 0,
  events: 0, messages: 0, filePuts: 0, fileGets: 0, fileBytes: 0, secretReads: 0, logBytes: 0, pointReads: 0, queries: 0, transactions: 0, increments: 0,
}

export const plus = (a: Tally, b: Tally): Tally => {
  const sum = { ...a }
  for (const name of Tally.keyof().options) sum[name] = name === 'largestTransaction' ? Math.max(a[name], b[name]) : a[name] + b[name]
  return sum
}

export const tallyOf = (facts: readonly Fact[]): Tally => facts.reduce((sum, fact) => plus(sum, { ...nothing, ...amounts(fact) }), nothing)

const amounts = (fact: Fact): Partial<Tally> => {
  switch (fact.kind) {
    case 'store': return storeAmounts(fact.use)
    case 'invocation': return { http: { httpRuns: 1 }, inbox: { inboxRuns: 1 }, relay: { relayRuns: 1 }, worker: { workerRuns: 1 } }[fact.edge]
    case 'request': return { requests: 1 }
    case 'published': return { events: Math.ceil(fact.bytes / chunk) }
    case 'message': return { messages: Math.ceil(fact.bytes / chunk) }
    case 'log': return { logBytes: fact.bytes }
    case 'file': return fact.operation === 'put' ? { filePuts: 1, fileBytes: fact.bytes } : { fileGets: 1 }
    case 'secret': return { secretReads: 1 }
    case 'handled': return {}
  }
}

/** EventBridge and SQS count 64 KB of a payload as one. */
const chunk = 64 * 1024

const storeAmounts = ({ operation, charges, writes, kept }: Extract<Fact, { kind: 'store' }>['use']): Partial<Tally> => {
  const units = (kind: 'read' | 'write', inIndex?: boolean) =>
    charges.filter((charge) => charge.kind === kind && (inIndex === undefined || (charge.index !== undefined) === inIndex)).reduce((sum, charge) => sum + charge.units, 0)
  const bytes = (of: 'table' | 'indexes' | 'expiring') => kept.reduce((sum, each) => sum + each[of], 0)
  const calls = { get: 'pointReads', query: 'queries', transact: 'transactions', increment: 'increments' } as const
  return {
    readUnits: units('read'), tableWriteUnits: units('write', false), indexWriteUnits: units('write', true), itemWrites: writes, largestTransaction: writes,
    tableBytes: bytes('table'), indexBytes: bytes('indexes'), expiringBytes: bytes('expiring'), [calls[operation]]: 1,
  }
}
