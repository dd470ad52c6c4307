import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quality } from '#services/quality/contract.ts'
import { holdLot } from '../domain/quality.ts'
import { changeHeir } from './change-lot.ts'

export const holdLotOnHeld: Reaction<typeof quality, 'LotHeld'> = (hearing, ports) => {
  const { id, occurredAt: at, data } = hearing.event
  return changeHeir(hearing, ports, data.lotId, (lot) => holdLot(lot, { key: data.ncrId ?? id, reason: data.reason, at }))
}
