import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quality } from '../contract.ts'
import { asOf } from '../domain/gauge.ts'
import { gauges } from '../gauges.ts'
import { shopTime } from './shop-time.ts'

export const listGauges: Handler<typeof quality, 'listGauges'> = async (call, ports) => {
  const found = await list(call, ports, gauges, { index: 'byStatus', partition: 'gau#' })
  if (!found.ok) return found
  const at = await shopTime(call, ports)
  const { items, next } = found.value.body
  return ok({ body: { items: items.map((gauge) => ({ ...asOf(gauge, at), version: gauge.version })), ...(next !== undefined && { next }) } })
}
