import type { ValueOf } from '../../api/clients.ts'

type Lot = ValueOf<'production', 'listLots'>['items'][number]

/** What making an order came to: the shop's own time in seconds beside the plan's for the same pieces, and pieces lost of those begun. */
export type Made = { readonly planned: number; readonly worked: number; readonly scrapped: number; readonly begun: number }

/**
 * Over the finished operations that the shop did itself. The plan's time is the setup once for each lot and the cycle for each piece that went in, those
 * that were lost too: what is more than that took longer, and not only more often. Nothing while nothing is finished.
 */
export const madeOf = (lots: readonly Lot[]): Made | undefined => {
  const done = lots.flatMap(({ operations }) => operations).filter((each) => each.status === 'Done' && each.performer === 'manufacturer')
  if (done.length === 0) return undefined
  const sum = (of: (operation: (typeof done)[number]) => number): number => done.reduce((total, each) => total + of(each), 0)
  return {
    planned: sum(({ setupSeconds, cycleSeconds, ledger }) => setupSeconds + cycleSeconds * ledger.input),
    worked: sum((each) => (each.status === 'Done' ? each.workedSeconds : 0)),
    scrapped: lots.reduce((total, lot) => total + lot.operations.reduce((lost, { ledger }) => lost + ledger.scrap, 0), 0),
    // A lot split off begins with pieces that another was released with.
    begun: lots.reduce((total, { released, splits }) => total + released - splits.reduce((came, { direction, quantity }) => came + (direction === 'in' ? quantity : 0), 0), 0),
  }
}
