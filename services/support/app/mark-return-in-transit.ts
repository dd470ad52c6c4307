import type { Handler } from '#shared/kernel/implementation.ts'
import type { support } from '../contract.ts'
import { markInTransit } from '../domain/rma.ts'
import { changeReturn } from './change-return.ts'
import { personOf } from './person.ts'

export const markReturnInTransit: Handler<typeof support, 'markReturnInTransit'> = (call, ports) =>
  changeReturn(call, ports, call.params.rmaId, {
    decide: (rma) => markInTransit(rma, { ...call.body, by: personOf(call) }, ports.clock.now()),
  })
