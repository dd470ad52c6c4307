import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { contain } from '../domain/ncr.ts'
import { ncrs } from '../ncrs.ts'
import { personOf } from './person.ts'

export const containNonconformance: Handler<typeof quality, 'containNonconformance'> = (call, ports) =>
  change(call, ports, ncrs, call.params.ncrId, (ncr) => contain(ncr, personOf(call), call.body.note, ports.clock.now()))
