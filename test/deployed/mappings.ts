import { setTimeout } from 'node:timers/promises'
import type { DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod'
import type { SqliteBus } from '#shared/adapters/local/bus.ts'
import { settle, sqsEvent } from '#shared/adapters/local/sqs-event.ts'
import type { Resource } from './template.ts'
import type { TableStream } from './tables.ts'

/* What Lambda does between a source of events and a function (an event source mapping), by the settings of the template. */

export const Mapping = z.object({
  EventSourceArn: z.string(), FunctionName: z.string(), BatchSize: z.int(), FunctionResponseTypes: z.tuple([z.literal('ReportBatchItemFailures')]),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
})
export type Mapping = z.infer<typeof Mapping>
export const mappingOf = ({ properties }: Resource): Mapping => Mapping.parse(properties)

export type Invoke = (event: object) => Promise<unknown>
/** Done once: whether there was anything to do. */
export type Step = () => Promise<boolean>

const Answer = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) })

/** Records of a stream in their order; from the first one that failed they are given again. */
export const streamStep = ({ BatchSize, FilterCriteria }: Mapping, stream: TableStream, invoke: Invoke): Step => {
  let waiting: DynamoDBRecord[] = []
  const wanted = (record: DynamoDBRecord): boolean => !FilterCriteria || FilterCriteria.Filters.some(({ Pattern }) => fits(JSON.parse(Pattern), record))
  return async () => {
    if (waiting.length === 0) waiting = (await stream.next()).filter(wanted)
    const batch = waiting.slice(0, BatchSize)
    if (batch.length === 0) return false
    const { batchItemFailures: [failed] } = Answer.parse(await invoke({ Records: batch }))
    const done = failed === undefined ? batch.length : batch.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed.itemIdentifier)
    if (done < 0) throw new Error(`a record that was not in the batch: ${failed?.itemIdentifier}`)
    waiting = waiting.slice(done)
    return true
  }
}

/** `{ a: { b: ['x', true] } }`: everywhere a list stands, the record must hold one of its values. */
const fits = (pattern: unknown, value: unknown): boolean => {
  if (Array.isArray(pattern)) return pattern.includes(value)
  if (typeof pattern !== 'object' || pattern === null || typeof value !== 'object' || value === null) return false
  const held: { readonly [name: string]: unknown } = { ...value }
  return Object.entries(pattern).every(([name, each]) => fits(each, held[name]))
}

/** Messages of a queue; those reported, or all if the function threw, come again later. */
export const queueStep = ({ BatchSize }: Mapping, queue: string, queues: SqliteBus, invoke: Invoke): Step => async () => {
  const messages = queues.receive(queue, BatchSize)
  if (messages.length === 0) return false
  settle(queues, messages, await invoke(sqsEvent(messages)).then((answer) => Answer.parse(answer), () => undefined))
  return true
}

/** Goes on until told to stop; `stop` waits for the step in hand. */
export const keepDoing = (step: Step): { readonly stop: () => Promise<void> } => {
  let stopped = false
  const loop = async (): Promise<void> => {
    while (!stopped) if (!(await step())) await setTimeout(20)
  }
  const done = loop()
  done.catch(() => undefined)
  return { stop: async () => { stopped = true; await done } }
}
