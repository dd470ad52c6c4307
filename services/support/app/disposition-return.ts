import type { Handler } from '#shared/kernel/implementation.ts'
import type { support } from '../contract.ts'
import { disposition } from '../domain/rma.ts'
import { changeReturn } from './change-return.ts'
import { personOf } from './person.ts'

export const dispositionReturn: Handler<typeof support, 'dispositionReturn'> = (call, ports) =>
  changeReturn(call, ports, call.params.rmaId, {
    decide: (rma) => disposition(rma, { ...call.body, by: personOf(call) }, ports.clock.now()),
  })
