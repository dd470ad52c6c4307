import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { Bus, Published } from '#shared/kernel/ports.ts'
import { checkEntries, entryBytes, mostBytes } from '../bus-rules.ts'
import { translated } from './errors.ts'

export type EventBridgeOptions = { readonly busName: string; readonly client?: EventBridgeClient }

type Placed = { readonly entry: Published; readonly position: number }

/**
 * The bus on EventBridge. Throws `Unavailable` when a call as a whole fails; some of the entries may have been published then,
 * and publishing them again is the same events again.
 */
export const eventBridgeBus = ({ busName, client = new EventBridgeClient({}) }: EventBridgeOptions): Bus => ({
  publish: async (entries) => {
    checkEntries(entries)
    const placed = entries.map((entry, position) => ({ entry, position }))
    const failed = placed.filter(({ entry }) => entryBytes(entry) > mostBytes).map(({ position }) => position)
    for (const call of calls(placed.filter(({ position }) => !failed.includes(position)))) failed.push(...(await put(client, busName, call)))
    return { failed: failed.toSorted((a, b) => a - b) }
  },
})

/** Splits entries over calls, none of which exceeds what EventBridge takes in all. */
const calls = (placed: readonly Placed[]): Placed[][] => {
  const [grouped, bytes]: [Placed[][], number[]] = [[], []]
  for (const each of placed) {
    const size = entryBytes(each.entry)
    const last = grouped.at(-1)
    const used = bytes.at(-1) ?? 0
    if (last && used + size <= mostBytes) {
      last.push(each)
      bytes[bytes.length - 1] = used + size
    } else {
      grouped.push([each])
      bytes.push(size)
    }
  }
  return grouped
}

const put = async (client: EventBridgeClient, busName: string, placed: readonly Placed[]): Promise<number[]> => {
  const { FailedEntryCount, Entries = [] } = await translated('EventBridge', () => client.send(new PutEventsCommand({
    Entries: placed.map(({ entry: { source, envelope } }) => ({
      EventBusName: busName, Source: source, DetailType: envelope.type, Detail: JSON.stringify(envelope), Time: new Date(envelope.occurredAt),
    })),
  })))
  if (FailedEntryCount === 0) return []
  // An entry without an answer of its own counts as failed: sending twice is harmless, losing is not.
  return placed.filter((_, at) => Entries[at]?.EventId === undefined || Entries[at].ErrorCode !== undefined).map(({ position }) => position)
}
