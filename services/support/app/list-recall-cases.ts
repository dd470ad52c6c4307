import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'

export const listRecallCases: Handler<typeof support, 'listRecallCases'> = (call, ports) => list(call, ports, cases, { index: 'byRecall', partition: call.params.recallId })
