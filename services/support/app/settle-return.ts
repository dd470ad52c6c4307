import type { Handler } from '#shared/kernel/implementation.ts'
import type { support } from '../contract.ts'
import { release } from '../domain/claim.ts'
import { decided } from '#shared/kernel/result.ts'
import { countRefund } from '../domain/order-file.ts'
import { settle } from '../domain/rma.ts'
import { changeReturn } from './change-return.ts'
import { personOf } from './person.ts'

/** Rejected pieces go back as they are: they are the customer's again, and may be claimed again. */
export const settleReturn: Handler<typeof support, 'settleReturn'> = (call, ports) =>
  changeReturn(call, ports, call.params.rmaId, {
    decide: (rma) => settle(rma, { ...call.body, by: personOf(call) }, ports.clock.now()),
    onLot: (lot, { rmaId }) => (call.body.kind === 'reject' ? release(lot, rmaId) : decided(lot)),
    onOrder: (order, { rmaId }) => (call.body.amount ? countRefund(order, rmaId, call.body.amount, ports.clock.now()) : decided(order)),
  })
