import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { verify } from '../domain/ncr.ts'
import { ncrs } from '../ncrs.ts'
import { personOf } from './person.ts'

export const verifyDisposition: Handler<typeof quality, 'verifyDisposition'> = (call, ports) =>
  change(call, ports, ncrs, call.params.ncrId, (ncr) => verify(ncr, personOf(call), call.body.note, ports.clock.now()))
