import { queuesOf } from '../edges.ts'
import type { Manifest } from '../service.ts'
import { nameOf } from './entries.ts'
import { eventIn, type DeadLetter, type Operations } from './port.ts'

export type Listed = DeadLetter & { readonly eventId?: string; readonly type?: string; readonly source?: string; readonly orderId?: string }

/** Which dead letters are meant: of one queue, with one id (the letter's or its event's), of one type; all of them when nothing is said. */
export type Choice = { readonly queue?: string; readonly id?: string; readonly type?: string }

const listed = (letter: DeadLetter): Listed => {
  const event = eventIn(letter.body)
  return event ? { ...letter, eventId: event.envelope.id, type: event.envelope.type, source: event.source, orderId: event.envelope.orderId } : letter
}

const chosen = (choice: Choice) => ({ id, eventId, type }: Listed): boolean =>
  (choice.id === undefined || choice.id === id || choice.id === eventId) && (choice.type === undefined || choice.type === type)

const queuesFor = (world: Operations, manifests: readonly Manifest[], { queue }: Choice) =>
  manifests.flatMap((manifest) => world.deadLetterQueues(nameOf(manifest)).map((name) => ({ manifest, name }))).filter(({ name }) => queue === undefined || queue === name)

export const listDeadLetters = async (world: Operations, manifests: readonly Manifest[], choice: Choice): Promise<readonly Listed[]> => {
  const found: Listed[] = []
  for (const { name } of queuesFor(world, manifests, choice)) found.push(...(await world.deadLetters(name)).map(listed).filter(chosen(choice)))
  return found
}

/** Puts dead letters back to work, and returns them. What the bus could not deliver goes to every queue of the service that hears it. */
export const redrive = async (world: Operations, manifests: readonly Manifest[], choice: Choice): Promise<readonly Listed[]> => {
  const moved: Listed[] = []
  for (const { name, manifest } of queuesFor(world, manifests, choice)) {
    const targets = (letter: DeadLetter): readonly string[] => (chosen(choice)(listed(letter)) ? targetsOf(manifest, name, listed(letter)) : [])
    moved.push(...(await world.redrive(name, targets)).map(listed))
  }
  return moved
}

const targetsOf = (manifest: Manifest, queue: string, { source, type }: Listed): readonly string[] => {
  const own = queuesOf(manifest)
  if (own.some(({ name }) => name === queue)) return [queue]
  return own.filter(({ listens }) => listens.some((each) => each.source === source && each.type === type)).map(({ name }) => name)
}
