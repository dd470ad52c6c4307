import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Requirement, Rfq, Wishes } from '../rfq-view.ts'

type Opening = { readonly rfqId: string; readonly number: string; readonly orderId: string; readonly customerId: string; readonly customerName: string; readonly buyer: Person; readonly wishes: Wishes }
export type RfqEvent = { readonly type: 'RequestOpened' | 'DocumentAttached'; readonly data: object }

/** A new request: each wish becomes a requirement line that must be accepted or excepted before a plan may go out. */
export const open = (opening: Opening, now: Instant): Decided<Rfq, RfqEvent> => {
  if (new Set(opening.wishes.quantities).size < opening.wishes.quantities.length) return refuse('quantities-repeat', {}, '/quantities')
  const next: Rfq = { ...opening, status: 'Draft', openedAt: now, documents: [], requirements: linesOf(opening.wishes), messages: [] }
  return decided<Rfq, RfqEvent>(next, { type: 'RequestOpened', data: { number: opening.number, part: opening.wishes.part } })
}

const linesOf = (wishes: Wishes): Requirement[] => {
  const lines: [Requirement['kind'], string][] = [
    ['material', wishes.material],
    ['quantity', wishes.quantities.map((quantity) => `${quantity} C62`).join(', ')],
    ['tolerance', wishes.toleranceClass],
    ...(wishes.finish === '' ? [] : [['finish', wishes.finish] satisfies [Requirement['kind'], string]]),
    ['delivery', `${wishes.delivery.incoterm} ${wishes.delivery.place}`],
    ['packaging', `${wishes.packaging.method}; ${wishes.packaging.piecesPerPackage} C62 per ${wishes.packaging.packageKind}`],
    ...wishes.notes.map((note): [Requirement['kind'], string] => ['note', note]),
  ]
  return lines.map(([kind, text], index) => ({ line: index + 1, kind, text, answer: { status: 'Open' }, conversation: [] }))
}
