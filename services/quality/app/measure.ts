import type { Cause } from '#shared/kernel/cause.ts'
import { attempt, find, lookIfAny, replyOf, stageChange, type Replied } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, refuse, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Staged, View } from '#shared/kernel/repository.ts'
import { touch, usable } from '../domain/gauge.ts'
import type { InspectionEvent } from '../domain/inspection.ts'
import { gauges } from '../gauges.ts'
import { inspections } from '../inspections.ts'
import type { Inspection } from '../inspection-view.ts'
import { shopTime } from './shop-time.ts'

type Measuring = { readonly inspectionId: string; readonly gaugeId: string | undefined; readonly field: string }

/** Adds a result; one taken with a gauge is refused unless the gauge is in calibration, and the gauge remembers the lot. */
export const measure = (by: { readonly cause: Cause }, ports: Ports, { inspectionId, gaugeId, field }: Measuring, decide: (inspection: Inspection) => Decided<Inspection, InspectionEvent>): Replied<View<Inspection>> =>
  attempt(by, ports, async () => {
    const found = await find(by, ports, inspections, inspectionId)
    if (!found.ok) return found
    const decision = decide(found.value.state)
    if (!decision.ok) return decision
    const gauge = gaugeId === undefined ? ok([]) : await touched(by, ports, gaugeId, field, found.value.state)
    if (!gauge.ok) return gauge
    const staged = inspections.stage(found.value.version, decision.value)
    return ok({ staged: [staged, ...gauge.value], reply: replyOf(decision.value.next, staged.version) })
  })

/** Nothing to write when the gauge knows the lot already. */
const touched = async (by: { readonly cause: Cause }, ports: Ports, gaugeId: string, field: string, { lotId, lotNumber }: Inspection): Promise<Result<readonly Staged[], Refusal>> => {
  const gauge = await lookIfAny(by, ports, gauges, gaugeId)
  if (!gauge.ok) return gauge
  if (!gauge.value) return refuse('gauge-unknown', { gauge: gaugeId }, field)
  const at = await shopTime(by, ports)
  const fit = usable(gauge.value.state, at, field)
  if (!fit.ok) return fit
  const decision = touch(gauge.value.state, { lotId, lotNumber }, at)
  return decision.ok ? ok(stageChange(gauges, gauge.value, decision.value)) : decision
}
