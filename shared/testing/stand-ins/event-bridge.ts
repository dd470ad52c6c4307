import * as z from 'zod'
import { json, standIn } from './serve.ts'
import type { Running } from '../process.ts'

const Entry = z.object({ Source: z.string(), DetailType: z.string(), Detail: z.string(), EventBusName: z.string(), Time: z.number().optional() })
const PutEvents = z.object({ Entries: z.array(Entry).min(1) })
type Entry = z.infer<typeof Entry>
type Options = { readonly fails?: (entry: { readonly Detail: string }) => boolean; readonly deliver?: (entry: { readonly Source: string; readonly Detail: string }) => void }

export type EventBridgeStandIn = Running & {
  /** Takes and returns what a rule for this source and detail type has delivered since the last call. */
  readonly heard: (source: string, type: string) => readonly object[]
  /** Sizes, in entries, of the calls so far. */
  readonly calls: () => readonly number[]
}

/**
 * EventBridge as far as the bus port needs it: PutEvents with its limits (10 entries, 256 KB per call). `fails` picks entries
 * that are answered with an error of their own while the others are delivered; `deliver` gets each of those at once.
 */
export const eventBridgeStandIn = async ({ fails = () => false, deliver = () => undefined }: Options = {}): Promise<EventBridgeStandIn> => {
  let delivered: Entry[] = []
  const sizes: number[] = []
  const server = await standIn(({ headers, body }) => {
    if (headers['x-amz-target'] !== 'AWSEvents.PutEvents') return json({ __type: 'UnknownOperationException' }, 400)
    const { Entries } = PutEvents.parse(JSON.parse(body.toString()))
    sizes.push(Entries.length)
    if (Entries.length > 10 || Entries.reduce((sum, entry) => sum + bytesOf(entry), 0) > 256 * 1024) return json({ __type: 'ValidationException', message: 'too large' }, 400)
    const answers = Entries.map((entry, at) => {
      if (fails(entry)) return { ErrorCode: 'InternalFailure', ErrorMessage: 'try again' }
      delivered.push(entry)
      deliver(entry)
      return { EventId: `event-${at}` }
    })
    return json({ FailedEntryCount: answers.filter((each) => 'ErrorCode' in each).length, Entries: answers })
  })
  const heard = (source: string, type: string) => {
    const matching = delivered.filter((entry) => entry.Source === source && entry.DetailType === type)
    delivered = []
    return matching.map(eventOf)
  }
  return { ...server, heard, calls: () => sizes }
}

const bytesOf = ({ Source, DetailType, Detail, Time }: Entry): number =>
  Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail) + (Time === undefined ? 0 : 14)

/** What EventBridge hands to a target; `Time` arrives in epoch seconds and is delivered in whole ones. */
const eventOf = ({ Source, DetailType, Detail, Time = 0 }: Entry): object => ({
  version: '0', id: 'stand-in', 'detail-type': DetailType, source: Source, account: '000000000000',
  time: new Date(Math.floor(Time) * 1000).toISOString().replace('.000Z', 'Z'), region: 'eu-central-1', resources: [], detail: JSON.parse(Detail),
})
