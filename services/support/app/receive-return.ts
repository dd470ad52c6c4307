import type { Handler } from '#shared/kernel/implementation.ts'
import type { support } from '../contract.ts'
import { receive } from '../domain/claim.ts'
import { receive as count } from '../domain/rma.ts'
import { changeReturn } from './change-return.ts'
import { personOf } from './person.ts'

/** Pieces of a lot that have not arrived with the others are not claimed any longer. */
export const receiveReturn: Handler<typeof support, 'receiveReturn'> = (call, ports) =>
  changeReturn(call, ports, call.params.rmaId, {
    decide: (rma) => count(rma, { ...call.body, by: personOf(call) }, ports.clock.now()),
    onLot: (lot, { rmaId }) => receive(lot, rmaId, call.body.lots.find(({ lotId }) => lotId === lot.lotId)?.quantity ?? 0),
  })
