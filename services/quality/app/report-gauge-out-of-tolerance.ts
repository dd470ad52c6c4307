import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { findOutOfTolerance } from '../domain/gauge.ts'
import { gauges } from '../gauges.ts'

export const reportGaugeOutOfTolerance: Handler<typeof quality, 'reportGaugeOutOfTolerance'> = (call, ports) =>
  change(call, ports, gauges, call.params.gaugeId, (gauge) => findOutOfTolerance(gauge, call.body.report, ports.clock.now()))
