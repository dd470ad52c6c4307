import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { ncrs } from '../ncrs.ts'
import { show } from './show.ts'

export const readNonconformance: Handler<typeof quality, 'readNonconformance'> = (call, ports) => show(call, ports, ncrs, call.params.ncrId)
