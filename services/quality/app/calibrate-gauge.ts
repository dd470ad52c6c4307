import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { calibrate } from '../domain/gauge.ts'
import { gauges } from '../gauges.ts'

export const calibrateGauge: Handler<typeof quality, 'calibrateGauge'> = (call, ports) =>
  change(call, ports, gauges, call.params.gaugeId, (gauge) => calibrate(gauge, call.body, ports.clock.now()))
