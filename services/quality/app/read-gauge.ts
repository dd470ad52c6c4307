import { find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quality } from '../contract.ts'
import { asOf } from '../domain/gauge.ts'
import { gauges } from '../gauges.ts'
import { shopTime } from './shop-time.ts'

export const readGauge: Handler<typeof quality, 'readGauge'> = async (call, ports) => {
  const found = await find(call, ports, gauges, call.params.gaugeId)
  return found.ok ? ok(replyOf(asOf(found.value.state, await shopTime(call, ports)), found.value.version)) : found
}
