import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { refuseAsCustomer } from '../domain/ncr.ts'
import { ncrs } from '../ncrs.ts'
import { personOf } from './person.ts'

export const refuseConcession: Handler<typeof quality, 'refuseConcession'> = (call, ports) =>
  change(call, ports, ncrs, call.params.ncrId, (ncr) => refuseAsCustomer(ncr, personOf(call), call.body.reason, ports.clock.now()))
