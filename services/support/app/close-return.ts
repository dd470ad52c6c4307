import type { Handler } from '#shared/kernel/implementation.ts'
import type { support } from '../contract.ts'
import { close } from '../domain/rma.ts'
import { changeReturn } from './change-return.ts'
import { personOf } from './person.ts'

export const closeReturn: Handler<typeof support, 'closeReturn'> = (call, ports) =>
  changeReturn(call, ports, call.params.rmaId, { decide: (rma) => close(rma, personOf(call), ports.clock.now()) })
