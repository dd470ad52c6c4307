import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { dispositionExecuted } from '../domain/lot.ts'
import { execute } from '../domain/ncr.ts'
import { ncrs } from '../ncrs.ts'
import { changeWithLot, thenLot } from './change-with-lot.ts'
import { personOf } from './person.ts'

export const executeDisposition: Handler<typeof quality, 'executeDisposition'> = (call, ports) => {
  const now = ports.clock.now()
  return changeWithLot(call, ports, ncrs, call.params.ncrId, (ncr, lot) =>
    thenLot(execute(ncr, personOf(call), call.body.note, now), (executed) => dispositionExecuted(lot, executed, now)))
}
