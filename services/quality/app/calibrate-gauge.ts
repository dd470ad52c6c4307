import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { calibrate } from '../domain/gauge.ts'
import { gauges } from '../gauges.ts'
import { shopTime } from './shop-time.ts'

export const calibrateGauge: Handler<typeof quality, 'calibrateGauge'> = async (call, ports) => {
  const at = await shopTime(call, ports)
  return change(call, ports, gauges, call.params.gaugeId, (gauge) => calibrate(gauge, call.body, at))
}
