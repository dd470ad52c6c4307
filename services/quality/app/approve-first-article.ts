import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { approve } from '../domain/fai.ts'
import { fais } from '../fais.ts'
import { personOf } from './person.ts'

export const approveFirstArticle: Handler<typeof quality, 'approveFirstArticle'> = (call, ports) =>
  change(call, ports, fais, call.params.faiId, (fai) => approve(fai, personOf(call), call.body.waiver, ports.clock.now()))
