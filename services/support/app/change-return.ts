import type { Cause } from '#shared/kernel/cause.ts'
import { attempt, find, look, replyOf, stageChange, type Replied } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Staged, View } from '#shared/kernel/repository.ts'
import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { LotDecision } from '../domain/lot.ts'
import type { OrderDecision } from '../domain/order-file.ts'
import type { RmaDecision } from '../domain/rma-event.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'
import type { OrderFile } from '../order-view.ts'
import { orders } from '../orders.ts'
import type { Rma } from '../rma-view.ts'
import { rmas } from '../rmas.ts'

type Asked = { readonly cause: Cause }
/** What a step of a return decides on the return itself, and what follows for each of its lots and for the order. */
type Step = {
  readonly decide: (rma: Rma, order: OrderFile) => RmaDecision
  readonly onLot?: (lot: Lot, after: Rma) => LotDecision
  readonly onOrder?: (order: OrderFile, after: Rma) => OrderDecision
}

/** Changes a return with every lot it claims and the order's refunds in one transaction: what lots say is back is what returns say. */
export const changeReturn = (call: Asked, ports: Ports, rmaId: string, { decide, onLot, onOrder }: Step): Replied<View<Rma>> =>
  attempt(call, ports, async () => {
    const found = await find(call, ports, rmas, rmaId)
    if (!found.ok) return found
    const order = await look(call, ports, orders, found.value.state.orderId)
    if (!order.ok) return order
    const decision = decide(found.value.state, order.value.state)
    if (!decision.ok) return decision
    const { next } = decision.value
    const counted = onOrder?.(order.value.state, next)
    if (counted?.ok === false) return counted
    const claimed = onLot ? await stagedLots(call, ports, next, onLot) : ok([])
    if (!claimed.ok) return claimed
    const rma = rmas.stage(found.value.version, decision.value)
    return ok({ staged: [rma, ...claimed.value, ...(counted ? stageChange(orders, order.value, counted.value) : [])], reply: replyOf(next, rma.version) })
  })

const stagedLots = async (call: Asked, ports: Ports, after: Rma, onLot: (lot: Lot, after: Rma) => LotDecision): Promise<Result<Staged[], Refusal>> => {
  const all: Staged[] = []
  for (const { lotId } of after.lots) {
    const lot = await look(call, ports, lots, lotId)
    if (!lot.ok) return lot
    const decision = onLot(lot.value.state, after)
    if (!decision.ok) return decision
    all.push(...stageChange(lots, lot.value, decision.value))
  }
  return ok(all)
}
