import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { foresee } from '#portal/pages/terminal/foresee.ts'
import { deeds, type Action } from '#portal/pages/terminal/queue.ts'
import { decideAsOf } from '#services/production/domain/done-at.ts'
import * as operations from '#services/production/domain/operation.ts'
import type { Lot } from '#services/production/lot-view.ts'
import { lot, manufacturer, order } from '#services/production/test/making.ts'
import { operator, start } from '#services/production/test/order.ts'

const now = new Date(Date.parse(start) + 8 * 3_600_000).toISOString()
const step = fc.record({ deed: fc.constantFrom(...deeds), sequence: fc.constantFrom(10, 20, 40), minutes: fc.nat(5), scrap: fc.nat(3), rework: fc.nat(2), short: fc.boolean() })

/** As the service decides it; what it refuses changes nothing. */
const decided = (from: Lot, { deed, sequence, body }: Action): Lot => {
  const decision = decideAsOf(from, { sequence, doneAt: body.doneAt }, now, (at) => {
    const by = { sequence, by: operator }
    switch (deed) {
      case 'startSetup': return operations.startSetup(order, from, by, at)
      case 'startOperation': return operations.startOperation(order, from, by, at)
      case 'pauseOperation': return operations.pauseOperation(from, { sequence, reason: body.reason }, at)
      case 'resumeOperation': return operations.resumeOperation(order, from, by, at)
      case 'finishOperation': return operations.finishOperation(from, { ...by, ...body }, manufacturer, at)
      case 'reworkOperation': return operations.reworkOperation(from, { ...by, ...body }, manufacturer, at)
    }
  })
  return decision.ok ? decision.value.next : from
}

it('what the terminal foresees is what the service then decides, of everything that the service accepts', () => {
  const seen = new Set<string>()
  fc.assert(fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
    // Two operations of the shop, one after the other.
    const begin: Lot = { ...lot, operations: lot.operations.filter(({ performer }) => performer === 'manufacturer') }
    let [ours, theirs, at]: [Lot, Lot, number] = [begin, begin, Date.parse(start)]
    for (const { deed, sequence, minutes, scrap, rework, short } of steps) {
      at += minutes * 60_000
      const ledger = theirs.operations.find((each) => each.sequence === sequence)?.ledger ?? { inProcess: 0, rework: 0 }
      const from = deed === 'reworkOperation' ? ledger.rework : ledger.inProcess
      const lost = Math.min(scrap, from)
      const again = deed === 'reworkOperation' ? 0 : Math.min(rework, from - lost)
      const counts = { good: from - lost - again - (short && deed === 'reworkOperation' && from - lost > 0 ? 1 : 0), scrap: lost, ...(lost + again > 0 && { cause: 'workmanship' as const }) }
      const body = { doneAt: new Date(at).toISOString(), reason: 'x', ...counts, rework: again }
      const action: Action = { key: 'k', deed, lotId: lot.lotId, lotNumber: lot.number, sequence, operation: '', body }
      const next = decided(theirs, action)
      if (next === theirs) continue
      seen.add(deed)
      theirs = next
      ours = foresee(ours, [action], operator)
      // Ours may still have what an earlier state had; theirs counts rework for a yield that no terminal shows.
      expect(ours.operations).toMatchObject(theirs.operations.map((each) => ({ ...each, reworked: 0 })))
    }
  }), { numRuns: 1500 })
  expect([...seen].toSorted()).toEqual([...deeds].toSorted())
})
