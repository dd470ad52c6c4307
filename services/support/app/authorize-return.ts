import type { Handler } from '#shared/kernel/implementation.ts'
import type { support } from '../contract.ts'
import { liabilityFor } from '../domain/liability.ts'
import { authorize } from '../domain/rma.ts'
import { changeReturn } from './change-return.ts'
import { personOf } from './person.ts'

export const authorizeReturn: Handler<typeof support, 'authorizeReturn'> = (call, ports) =>
  changeReturn(call, ports, call.params.rmaId, {
    decide: (rma, order) => {
      const liability = liabilityFor(order, call.body.cause)
      return liability.ok ? authorize(rma, { instructions: call.body.instructions, validDays: call.body.validDays, liability: liability.value, by: personOf(call) }, ports.clock.now()) : liability
    },
  })
