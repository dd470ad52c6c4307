import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { verify } from '../domain/fai.ts'
import { fais } from '../fais.ts'
import { personOf } from './person.ts'

export const verifyFirstArticle: Handler<typeof quality, 'verifyFirstArticle'> = (call, ports) =>
  change(call, ports, fais, call.params.faiId, (fai) => verify(fai, personOf(call), ports.clock.now()))
