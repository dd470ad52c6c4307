import { exportClasses, mostRestricted, type ExportClass } from '#shared/vocabulary/export-class.ts'
import type { Actor } from './actor.ts'
import { classOf, type Item, type Store } from './ports.ts'

/**
 * Export-controlled technical data travels with its class, and the class of what is derived is the most restricted of all it is
 * derived from. No use case has to remember that: the store a request or an event works with remembers the most restricted
 * item it has handed out, and `commit` marks every state, history entry and event with it.
 */
export type Inputs = { readonly mostRestricted: () => ExportClass; readonly add: (read: ExportClass) => void }

/** Nothing read so far, or only the event that is being handled, of this class. */
export const inputsOf = (first: ExportClass = 'public'): Inputs => {
  let most = first
  return { mostRestricted: () => most, add: (read) => { most = mostRestricted([most, read]) } }
}

/** A store that notes the class of every item it hands out. */
export const noting = (store: Store, inputs: Inputs): Store => {
  const note = (item: Item): Item => {
    inputs.add(classOf(item))
    return item
  }
  return {
    ...store,
    get: async (key) => {
      const item = await store.get(key)
      return item && note(item)
    },
    query: async (query) => {
      const page = await store.query(query)
      return { ...page, items: page.items.map(note) }
    },
  }
}

/** What the shop's people may handle without anybody having cleared them for more. */
const withoutClearance: ExportClass = 'confidential'

/**
 * Whether an actor may handle data of this class. A customer's own people and systems see their own data whatever its class (whose it is,
 * `sees` decides); the shop's people need a clearance at least as high; a service acting on an event handles all.
 */
export const mayHandle = (actor: Actor, exportClass: ExportClass): boolean =>
  actor.kind === 'system' || actor.customerId !== undefined || rank(exportClass) <= rank(actor.clearance ?? withoutClearance)

const rank = (exportClass: ExportClass): number => exportClasses.indexOf(exportClass)
