import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { propose } from '../domain/ncr.ts'
import { ncrs } from '../ncrs.ts'
import { personOf } from './person.ts'

export const proposeDisposition: Handler<typeof quality, 'proposeDisposition'> = (call, ports) =>
  change(call, ports, ncrs, call.params.ncrId, (ncr) => propose(ncr, call.body, personOf(call), ports.clock.now()))
