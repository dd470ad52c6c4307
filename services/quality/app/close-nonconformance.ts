import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { nonconformanceClosed } from '../domain/lot.ts'
import { close } from '../domain/ncr.ts'
import { ncrs } from '../ncrs.ts'
import { changeWithLot, thenLot } from './change-with-lot.ts'
import { personOf } from './person.ts'

export const closeNonconformance: Handler<typeof quality, 'closeNonconformance'> = (call, ports) => {
  const now = ports.clock.now()
  return changeWithLot(call, ports, ncrs, call.params.ncrId, (ncr, lot) =>
    thenLot(close(ncr, personOf(call), now), (closed) => nonconformanceClosed(lot, closed, now)))
}
