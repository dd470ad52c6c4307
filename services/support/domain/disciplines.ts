import { ok, refuse, type Failure, type Refusal, type Result } from '#shared/kernel/result.ts'
import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import type { EightDIn } from '../eight-d-view.ts'
import type { Lot } from '../lot-view.ts'

type Named = { readonly lotId: string; readonly lotNumber: string }
type Sister = Named & { readonly orderId: string; readonly customerId: string }

/** D2: the case's lots, with their pieces as they are counted now. */
export const counted = (lots: readonly (Lot | undefined)[]): EightDIn<'D2'>['problem']['lots'] =>
  lots.flatMap((lot) => (lot ? [{ lotId: lot.lotId, lotNumber: lot.lotNumber, shipped: lot.counts.shipped, outside: lot.counts.outside }] : []))

/** D3: the customer's own lots apart from everybody else's, so that neither hears of the other. */
export const contained = (lots: readonly (Lot | undefined)[], customerId: string): Result<{ own: Named[]; sisters: Sister[] }, Refusal> => {
  const own: Named[] = []
  const sisters: Sister[] = []
  for (const [index, lot] of lots.entries()) {
    if (!lot) return refuse('lot-not-known', {}, `/lotIds/${index}`)
    if (lots.findIndex((each) => each?.lotId === lot.lotId) < index) return refuse('lot-repeated', { lot: lot.lotNumber }, `/lotIds/${index}`)
    const { lotId, lotNumber, orderId } = lot
    if (lot.customerId === customerId) own.push({ lotId, lotNumber })
    else sisters.push({ lotId, lotNumber, orderId, customerId: lot.customerId })
  }
  return ok({ own, sisters })
}

type Action = EightDIn<'D5'>['corrective']['actions'][number]
type Implemented = EightDIn<'D6'>['implementation']['implemented'][number]

/** D5: what made it happen and what let it out both need an action. */
export const planned = (actions: readonly Action[]): Failure<Refusal> | undefined => {
  const bare = (['occurrence', 'escape'] as const).find((side) => !actions.some(({ against }) => against === side))
  return bare && refuse('cause-without-action', { side: bare }, '/actions')
}

/** D6: each action of D5 once, none else, none in the future. The shop's calendar may be a day ahead of UTC. */
export const implemented = (actions: readonly Action[], done: readonly Implemented[], now: Instant): Failure<Refusal> | undefined => {
  const latest = addDays(now, 1).slice(0, 10)
  for (const [index, { action, implementedOn }] of done.entries()) {
    if (action > actions.length) return refuse('action-not-planned', { action, actions: actions.length }, `/implemented/${index}/action`)
    if (done.findIndex((each) => each.action === action) < index) return refuse('action-repeated', { action }, `/implemented/${index}/action`)
    if (implementedOn > latest) return refuse('action-in-future', { action }, `/implemented/${index}/implementedOn`)
  }
  const missing = actions.findIndex((_, index) => !done.some(({ action }) => action === index + 1))
  return missing < 0 ? undefined : refuse('action-not-implemented', { action: missing + 1 }, '/implemented')
}
