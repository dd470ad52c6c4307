import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { refuseProposal } from '../domain/ncr.ts'
import { ncrs } from '../ncrs.ts'
import { personOf } from './person.ts'

export const refuseDisposition: Handler<typeof quality, 'refuseDisposition'> = (call, ports) =>
  change(call, ports, ncrs, call.params.ncrId, (ncr) => refuseProposal(ncr, personOf(call), call.body.reason, ports.clock.now()))
