import { create, name } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { register } from '../domain/gauge.ts'
import { gauges } from '../gauges.ts'
import { shopTime } from './shop-time.ts'

export const registerGauge: Handler<typeof quality, 'registerGauge'> = async (call, ports) => {
  const { id, number } = await name(ports, 'gauge')
  return create(call, ports, gauges, register({ gaugeId: id, number, ...call.body }, await shopTime(call, ports)))
}
