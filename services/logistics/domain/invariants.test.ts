import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LotStock } from '../lot-view.ts'
import type { Shipment } from '../shipment-view.ts'
import { dispatch } from './dispatch.ts'
import { admit, block, closeReturn, expectReturn, reduce } from './lot-stock.ts'
import { pack, unpack } from './packing.ts'
import { release } from './release.ts'
import { closePacking, storeDocuments } from './shipment.ts'
import { boxed, clerk, closing, content, documents, draft, lot, minute, nextOf, openOrder, origin, passOf } from '../test/scenes.ts'

/** Two lots, two shipments and everything that can happen to them, in any order. */
type World = { readonly stocks: readonly LotStock[]; readonly shipments: readonly Shipment[]; readonly order: ReturnType<typeof openOrder>; readonly step: number }

const letter = fc.constantFrom('A' as const, 'B' as const)
const which = fc.constantFrom(0, 1)
const few = fc.integer({ min: 1, max: 12 })
const doing = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pack' as const), lot: letter, shipment: which, quantity: few }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), lot: letter, quantity: fc.integer({ min: 1, max: 40 }) }) },
  fc.record({ do: fc.constantFrom('hold' as const, 'scrap' as const, 'return' as const, 'settle' as const), lot: letter, quantity: few }),
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'unpack' as const), shipment: which }) },
)
type Doing = typeof doing extends fc.Arbitrary<infer D> ? D : never

const withStocks = (world: World, changed: readonly LotStock[]): World => ({ ...world, stocks: world.stocks.map((stock) => changed.find(({ lotId }) => lotId === stock.lotId) ?? stock) })
const withShipment = (world: World, changed: Shipment): World => ({ ...world, shipments: world.shipments.map((each) => (each.shipmentId === changed.shipmentId ? changed : each)) })
const stocksOf = (world: World, shipment: Shipment) => world.stocks.filter((stock) => shipment.packages.some(({ lots }) => lots.some(({ lotId }) => lotId === stock.lotId)))

/** What others say, and what clerks try; a refusal leaves the world as it is. */
const act = (world: World, doing: Doing): { readonly world: World; readonly moved: readonly LotStock[] } => {
  const at = world.step + 20
  const next = { ...world, step: world.step + 1 }
  if ('shipment' in doing) return clerkDoes(next, doing, at)
  const stock = world.stocks.find(({ lotId }) => lotId === lot(doing.lot).lotId)!
  const returning = { reference: `rma_${at}`, quantity: doing.quantity, at: minute(at) }
  const open = stock.returns.find(({ status }) => status === 'Expected')
  switch (doing.do) {
    case 'pass': return { world: withStocks(next, [nextOf(admit(stock, stock, passOf(doing.quantity, at)))]), moved: [] }
    case 'hold': return { world: withStocks(next, [nextOf(block(stock, stock, { kind: 'hold', reason: '', origin: origin(at) }))]), moved: [] }
    case 'scrap': return { world: withStocks(next, [nextOf(reduce(stock, stock, { book: 'quality', quantity: doing.quantity, origin: origin(at) }))]), moved: [] }
    case 'return': return { world: withStocks(next, [nextOf(expectReturn(stock, stock, returning))]), moved: [] }
    case 'settle': return { world: open ? withStocks(next, [nextOf(closeReturn(stock, stock, { ...returning, reference: open.reference, quantity: Math.min(open.quantity, doing.quantity) }, at % 3 === 0 ? 'Rejected' : 'Settled'))]) : next, moved: [] }
  }
}

const clerkDoes = (world: World, doing: Extract<Doing, { shipment: unknown }>, at: number) => {
  const shipment = world.shipments[doing.shipment]!
  if (doing.do === 'pack') {
    const packed = pack(shipment, world.stocks, { ...boxed(1, content([{ lotId: lot(doing.lot).lotId, quantity: doing.quantity }], { overfillReason: 'test' })), packageId: `pkg_${at}` }, minute(at))
    return packed.ok ? { world: withStocks(withShipment(world, packed.value.shipment.next), packed.value.stocks.map(({ next }) => next)), moved: packed.value.stocks.map(({ next }) => next) } : { world, moved: [] }
  }
  if (doing.do === 'unpack') {
    const unpacked = unpack(shipment, world.stocks, shipment.packages[0]?.packageId ?? 'none', 'test', clerk)
    return { world: unpacked.ok ? withStocks(withShipment(world, unpacked.value.shipment.next), unpacked.value.stocks.map(({ next }) => next)) : world, moved: [] }
  }
  return leave(world, shipment, at)
}

/** As far towards the road as the rules let it: close, print, release, dispatch. */
const leave = (world: World, shipment: Shipment, at: number) => {
  const closed = closePacking(shipment, closing, minute(at))
  const begun = closed.ok ? closed.value.next : shipment
  const ready = nextOf(storeDocuments(begun, begun.packing, documents(begun)))
  const released = release(ready, world.order, stocksOf(world, ready), clerk, minute(at))
  const standing = released.ok ? released.value.next : ready
  const sent = dispatch(standing, { order: world.order, stocks: stocksOf(world, standing), trackings: [] }, { carrier: 'Own', service: 'Van', trackingNumbers: [], by: clerk }, minute(at))
  if (!sent.ok) return { world: withShipment(world, standing), moved: [] }
  return { world: withStocks(withShipment(world, sent.value.shipment.next), sent.value.stocks.map(({ next }) => next)), moved: sent.value.stocks.map(({ next }) => next) }
}

const total = (lines: readonly { readonly quantity: number }[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0)
const begin = (): World => ({ stocks: ['A', 'B'].map((name) => nextOf(admit(undefined, lot(name), passOf(20, 2)))), shipments: [draft(undefined, '1'), draft(undefined, '2')], order: openOrder(), step: 0 })

/** What conforms by the entries themselves, and not by the counts under test. */
const conforming = (stock: LotStock) => {
  const last = stock.passes.toSorted((a, b) => (a.origin.at < b.origin.at ? -1 : 1)).at(-1)!
  const back = total(stock.returns.filter(({ status, at }) => status === 'Settled' && at < last.origin.at))
  const lost = total(stock.losses.filter((loss) => loss.origin.at > last.origin.at))
  return { last, pieces: last.quantity + back - lost }
}

/** Invariant 8. */
const checkMoved = (stock: LotStock): void => {
  const { last, pieces } = conforming(stock)
  expect(total(stock.packed) + total(stock.shipped)).toBeLessThanOrEqual(pieces)
  expect(stock.holds.every((hold) => hold.origin.at < last.origin.at)).toBe(true)
}

/** Stock and shipments tell the same story, and nobody returns what never left (15). */
const checkBooks = ({ stocks, shipments }: World): void => {
  for (const stock of stocks) {
    const lines = (gone: boolean) => shipments.filter((each) => 'dispatchedAt' in each === gone).flatMap(({ packages }) => packages.flatMap(({ lots }) => lots)).filter(({ lotId }) => lotId === stock.lotId)
    expect([total(stock.packed), total(stock.shipped)]).toEqual([total(lines(false)), total(lines(true))])
    expect(total(stock.returns.filter(({ status }) => status === 'Settled'))).toBeLessThanOrEqual(total(stock.shipped))
    expect(stock.counts.returned + stock.counts.expected).toBeLessThanOrEqual(total(stock.shipped))
    expect(stock.counts.packable === 0 || stock.counts.shortfall === 0).toBe(true)
    checkStatus(stock)
  }
}

/** The status says what the entries say. */
const checkStatus = (stock: LotStock): void => {
  const { status } = stock
  const moved = total(stock.packed) + total(stock.shipped)
  if (status !== 'Hold') expect(status === 'Passed').toBe(moved === 0 || conforming(stock).pieces > moved)
  if (status === 'Packed') expect(total(stock.packed)).toBeGreaterThan(0)
  if (status === 'Shipped' || status === 'Returned') expect([total(stock.packed), total(stock.shipped) > 0]).toEqual([0, true])
  if (status === 'Returned') expect(total(stock.returns.filter((each) => each.status === 'Settled'))).toBe(total(stock.shipped))
  reached.add(status)
}
const reached = new Set<string>()

it('never packs or ships a held, uninspected or surplus piece, and keeps both books equal, whatever happens in whatever order', () => {
  let moves = 0
  fc.assert(fc.property(fc.array(doing, { minLength: 5, maxLength: 30 }), (all) => {
    all.reduce((world, each) => {
      const done = act(world, each)
      done.moved.forEach(checkMoved)
      moves += done.moved.length
      checkBooks(done.world)
      return done.world
    }, begin())
  }), { numRuns: 150 })
  expect(moves).toBeGreaterThan(100)
  expect([...reached]).toEqual(expect.arrayContaining(['Hold', 'Passed', 'Packed', 'Shipped']))
})
