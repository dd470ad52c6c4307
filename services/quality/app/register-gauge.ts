import { create } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { register } from '../domain/gauge.ts'
import { gauges } from '../gauges.ts'

export const registerGauge: Handler<typeof quality, 'registerGauge'> = async (call, ports) => {
  const number = `GAU-${String(await ports.store.increment('gauge')).padStart(6, '0')}`
  return create(call, ports, gauges, register({ gaugeId: ports.ids.next('gau'), number, ...call.body }, ports.clock.now()))
}
