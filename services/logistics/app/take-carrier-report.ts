import type { Cause } from '#shared/kernel/cause.ts'
import { attempt, look, lookIfAny, type Prepared } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { logistics } from '../contract.ts'
import { reportOf } from '../domain/carrier-status.ts'
import { keep } from '../domain/tracking.ts'
import { advance } from '../domain/transit.ts'
import { shipments } from '../shipments.ts'
import type { CarrierUpdate, Tracking } from '../tracking-view.ts'
import { trackingId, trackings } from '../trackings.ts'

type Outcome = { received: true; outcome: 'applied' | 'ignored' }

/** A report on a number of ours moves its package; one on a number we do not know is kept and acknowledged, so that nothing is lost. */
export const takeCarrierReport: Handler<typeof logistics, 'carrierReported'> = async (call, ports) => {
  const report = reportOf(call.body, ports.clock.now())
  if (!report) return ok({ body: { received: true, outcome: 'ignored' } })
  return attempt<Outcome>(call, ports, async () => {
    const found = await lookIfAny(call, ports, trackings, trackingId(report.trackingNumber))
    if (!found.ok) return found
    const known = found.value
    if (known?.state.status === 'Matched') return moved(call, ports, known.state, report.update)
    const kept = keep(known?.state, report.trackingNumber, report.update)
    return kept.ok ? ok({ staged: [trackings.stage(known?.version ?? 0, kept.value)], reply: { body: { received: true, outcome: 'ignored' } } }) : kept
  })
}

const moved = async (by: { readonly cause: Cause }, ports: Ports, { shipmentId, packageId }: Extract<Tracking, { status: 'Matched' }>, update: CarrierUpdate): Promise<Result<Prepared<Outcome>, Refusal>> => {
  const found = await look(by, ports, shipments, shipmentId)
  if (!found.ok) return found
  const next = advance(found.value.state, packageId, update)
  if (!next.ok) return next
  return ok({ staged: [shipments.stage(found.value.version, next.value)], reply: { body: { received: true, outcome: 'applied' } } })
}
