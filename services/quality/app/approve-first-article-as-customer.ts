import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { approveAsCustomer } from '../domain/fai.ts'
import { fais } from '../fais.ts'
import { personOf } from './person.ts'

export const approveFirstArticleAsCustomer: Handler<typeof quality, 'approveFirstArticleAsCustomer'> = (call, ports) =>
  change(call, ports, fais, call.params.faiId, (fai) => approveAsCustomer(fai, personOf(call), call.body.reference, ports.clock.now()))
