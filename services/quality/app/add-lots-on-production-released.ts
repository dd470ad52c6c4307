import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { production } from '#services/production/contract.ts'
import { released } from '../domain/lot-history.ts'
import { lots } from '../lots.ts'
import { eachLot } from './each-lot.ts'
import { namesOf } from './lot-names.ts'

export const addLotsOnProductionReleased: Reaction<typeof production, 'ProductionReleased'> = (hearing, ports) => {
  const { orderId, occurredAt, data } = hearing.event
  const planned = new Map(data.lots.map((lot) => [lot.lotId, lot]))
  return eachLot(hearing, [...planned.keys()], (by, lotId) => {
    const { lotNumber = lotId, quantity = 0, heatIds = [] } = planned.get(lotId) ?? {}
    return changeOrCreate(by, ports, lots, lotId, (lot) => released(lot, namesOf(orderId, { ...data, lotId, lotNumber }), { quantity, heatIds }, occurredAt))
  })
}
