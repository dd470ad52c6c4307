import * as z from 'zod'
import { Instant } from '#shared/vocabulary/time.ts'
import type { Store } from '../ports.ts'
import type { Manifest } from '../service.ts'
import { nameOf } from './entries.ts'
import type { Operations } from './port.ts'
import { record } from './record.ts'

const Held = z.strictObject({ subject: z.string(), reason: z.string(), by: z.string(), at: Instant, lifted: z.strictObject({ reason: z.string(), by: z.string(), at: Instant }).optional() })
export type LegalHold = z.infer<typeof Held>

/** What somebody orders: `subject` is an order or a customer; a customer's hold covers the orders still to come. */
export type HoldOrder = { readonly subject: string; readonly reason: string; readonly by: string }

const Stored = z.object({ version: z.int(), state: Held })
const keyOf = (subject: string) => ({ pk: `hold#${subject}`, sk: 'state' })

const read = async (store: Store, subject: string) => {
  const item = await store.get(keyOf(subject))
  return item && Stored.parse(item)
}

/** The hold on a subject in one service, as long as it is not lifted. */
export const holdIn = async (store: Store, subject: string): Promise<LegalHold | undefined> => {
  const found = await read(store, subject)
  return found && found.state.lifted === undefined ? found.state : undefined
}

/** Whether each service holds it; a hold set in some services only (somebody pulled the plug) still holds everything. */
export const holdsOn = async (world: Operations, manifests: readonly Manifest[], subject: string): Promise<readonly { readonly service: string; readonly hold: LegalHold }[]> => {
  const found = await Promise.all(manifests.map(async (manifest) => ({ service: nameOf(manifest), hold: await holdIn(world.store(nameOf(manifest)), subject) })))
  return found.flatMap(({ service, hold }) => (hold ? [{ service, hold }] : []))
}

/** Sets it in every service that has none; returns in how many. */
export const setHold = (world: Operations, manifests: readonly Manifest[], order: HoldOrder): Promise<number> =>
  everywhere(world, manifests, order, 'LegalHoldSet', (hold, at) => (hold && hold.lifted === undefined ? undefined : { ...order, at }))

/** Lifts it wherever it is set; returns in how many services. */
export const liftHold = (world: Operations, manifests: readonly Manifest[], order: HoldOrder): Promise<number> =>
  everywhere(world, manifests, order, 'LegalHoldLifted', (hold, at) => (hold && hold.lifted === undefined ? { ...hold, lifted: { reason: order.reason, by: order.by, at } } : undefined))

type Change = (hold: LegalHold | undefined, at: Instant) => LegalHold | undefined

const everywhere = async (world: Operations, manifests: readonly Manifest[], { subject, by }: HoldOrder, type: string, change: Change): Promise<number> => {
  let changed = 0
  for (const manifest of manifests) {
    const found = await read(world.store(nameOf(manifest)), subject)
    const next = change(found?.state, world.clock.now())
    if (!next) continue
    const version = (found?.version ?? 0) + 1
    // The entry belongs to the hold, not to the order's timeline: a customer need not learn that somebody prepares a dispute.
    const staged = {
      item: { ...keyOf(subject), version, state: next }, when: found ? { version: found.version } : 'absent' as const,
      aggregateId: `hold_${subject}`, version, orderId: `hold#${subject}`, customerId: 'shop', events: [{ type, data: next }], words: [], ownClass: 'public' as const,
    }
    if (!(await record(world, manifest, by, 'legal-hold', staged))) throw new Error(`${nameOf(manifest)}: somebody else changed this hold at the same time; try again`)
    changed += 1
  }
  return changed
}
