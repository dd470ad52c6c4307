import type { Item } from '#shared/kernel/ports.ts'
import type { Left } from './drive.ts'
import type { Rig } from '../rig/rig.ts'

/**
 * Things of an order as another order would have left them: the ids, the numbers read from counters, heats and tracking numbers are others,
 * customer and part are the same. Receipts and history are left out: nothing ever reads them but by a key of their own order or cause.
 */
export const copyOf = (item: Item, copy: number): Item => {
  const tag = crockford(copy)
  const text = JSON.stringify(item)
    .replaceAll(/([a-z]+_[0-9A-HJKMNP-TV-Z]{10})[0-9A-HJKMNP-TV-Z]{8}([0-9A-HJKMNP-TV-Z]{8})/g, (_, head: string, tail: string) => head + tag + tail)
    .replaceAll(/\bpay_[0-9a-f]+/g, (whole) => `${whole}${tag}`)
    .replaceAll(/EZ\d{8}(\d{4})/g, (_, last: string) => `EZ9${String(copy).padStart(7, '0')}${last}`)
    .replaceAll(/\bHT-\d{7}/g, (heat) => `HT-9${String(Math.floor(copy / ordersOfOneHeat)).padStart(5, '0')}${heat.at(-1)}`)
  return JSON.parse(text)
}

const ordersOfOneHeat = 5

/** Eight characters, as an id has them. */
const crockford = (value: number): string => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  return Array.from({ length: 8 }, (_, at) => alphabet[Math.floor(value / 32 ** (7 - at)) % 32]).join('')
}

export type Template = { readonly service: string; readonly item: Item }

/** The things of one order: what a copy would have under another key. Sampling states are shared by all orders of a part. */
export const templatesOf = (left: Left): Template[] =>
  [...left].flatMap(([service, items]) => [...items.values()].filter((item) => item.sk === 'state' && !item.pk.startsWith('smp#') && copyOf(item, 1).pk !== item.pk).map((item) => ({ service, item })))

/** Stores copies of one order's things as orders `from` … `to`; returns how many items that took. */
export const storeOrders = (rig: Rig, templates: readonly Template[], from: number, to: number): number => {
  let written = 0
  for (const { name, place: { filler } } of rig.hosts) {
    if (!filler) throw new Error('stored orders need stores that are files')
    const file = filler()
    // One template after another: keys that rise are what a tree of pages takes best.
    for (const { item } of templates.filter(({ service }) => service === name)) {
      for (let copy = from; copy < to; copy += batch) {
        const items = Array.from({ length: Math.min(batch, to - copy) }, (_, at) => copyOf(item, copy + at))
        file.put(items)
        written += items.length
      }
    }
    file.close()
  }
  return written
}

const batch = 1000
