import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { approveAsCustomer } from '../domain/ncr.ts'
import { ncrs } from '../ncrs.ts'
import { personOf } from './person.ts'

export const approveConcession: Handler<typeof quality, 'approveConcession'> = (call, ports) =>
  change(call, ports, ncrs, call.params.ncrId, (ncr) => approveAsCustomer(ncr, personOf(call), call.body.reference, ports.clock.now()))
