import type { Handler } from '#shared/kernel/implementation.ts'
import type { support } from '../contract.ts'
import { liabilityFor } from '../domain/liability.ts'
import { inspect } from '../domain/rma.ts'
import { changeReturn } from './change-return.ts'
import { personOf } from './person.ts'

export const inspectReturn: Handler<typeof support, 'inspectReturn'> = (call, ports) =>
  changeReturn(call, ports, call.params.rmaId, {
    decide: (rma, order) => {
      const liability = liabilityFor(order, call.body.cause)
      return liability.ok ? inspect(rma, { findings: call.body.findings, liability: liability.value, by: personOf(call) }, ports.clock.now()) : liability
    },
  })
