import type { Handler } from '#shared/kernel/implementation.ts'
import type { support } from '../contract.ts'
import { release } from '../domain/claim.ts'
import { reject } from '../domain/rma.ts'
import { changeReturn } from './change-return.ts'
import { personOf } from './person.ts'

export const rejectReturn: Handler<typeof support, 'rejectReturn'> = (call, ports) =>
  changeReturn(call, ports, call.params.rmaId, {
    decide: (rma) => reject(rma, { ...call.body, by: personOf(call) }, ports.clock.now()),
    onLot: (lot, { rmaId }) => release(lot, rmaId),
  })
