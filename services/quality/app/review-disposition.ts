import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { review } from '../domain/ncr.ts'
import { ncrs } from '../ncrs.ts'
import { personOf } from './person.ts'

export const reviewDisposition: Handler<typeof quality, 'reviewDisposition'> = (call, ports) =>
  change(call, ports, ncrs, call.params.ncrId, (ncr) => review(ncr, personOf(call), ports.clock.now()))
