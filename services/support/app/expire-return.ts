import type { Handler } from '#shared/kernel/implementation.ts'
import type { support } from '../contract.ts'
import { release } from '../domain/claim.ts'
import { expire } from '../domain/rma.ts'
import { changeReturn } from './change-return.ts'

export const expireReturn: Handler<typeof support, 'expireReturn'> = (call, ports) =>
  changeReturn(call, ports, call.params.rmaId, {
    decide: (rma) => expire(rma, ports.clock.now()),
    onLot: (lot, { rmaId }) => release(lot, rmaId),
  })
