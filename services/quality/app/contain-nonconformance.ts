import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { recounted } from '../domain/lot.ts'
import { contain } from '../domain/ncr.ts'
import { ncrs } from '../ncrs.ts'
import { changeWithLot, thenLot } from './change-with-lot.ts'
import { personOf } from './person.ts'

export const containNonconformance: Handler<typeof quality, 'containNonconformance'> = (call, ports) => {
  const now = ports.clock.now()
  return changeWithLot(call, ports, ncrs, call.params.ncrId, (ncr, lot) =>
    thenLot(contain(ncr, personOf(call), call.body, now), (contained) => recounted(lot, contained, now)))
}
