import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { fais } from '../fais.ts'
import { show } from './show.ts'

export const readFirstArticle: Handler<typeof quality, 'readFirstArticle'> = (call, ports) => show(call, ports, fais, call.params.faiId)
