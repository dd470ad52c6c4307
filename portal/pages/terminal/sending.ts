import { answered, nextOf, trying, type Entry, type Outcome, type Queue } from './queue.ts'

/** The queue as the device keeps it: read and written whole, each time anew, because another tab may have written meanwhile. */
export type Shelf = { readonly read: () => Queue; readonly write: (queue: Queue) => void }

export type Door = {
  /** The lot's version now; the service's word that there is none for us, or nothing heard at all. */
  readonly versionOf: (lotId: string) => Promise<number | Exclude<Outcome, { kind: 'done' | 'stale' }>>
  readonly send: (entry: Entry, version: number) => Promise<Outcome>
}

/**
 * One step with the first action that can be sent: `more` when another step is worth while, `rest` when nothing is left or nobody answers. Everything that matters is on the
 * shelf before each wait, so that it may end at any of them, with the page.
 */
export const step = async (shelf: Shelf, door: Door): Promise<'more' | 'rest'> => {
  const entry = nextOf(shelf.read())
  if (!entry) return 'rest'
  const settle = (outcome: Outcome): 'more' | 'rest' => {
    shelf.write(answered(shelf.read(), entry.key, outcome))
    return outcome.kind === 'lost' ? 'rest' : 'more'
  }
  const version = entry.version ?? (await door.versionOf(entry.lotId))
  if (typeof version !== 'number') return settle(version)
  const tried = trying(shelf.read(), entry.key, version)
  // Taken back while the version was being asked for.
  if (!tried.some(({ key }) => key === entry.key)) return 'more'
  shelf.write(tried)
  return settle(await door.send(entry, version))
}
