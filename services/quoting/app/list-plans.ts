import type { Handler } from '#shared/kernel/implementation.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import { prefixes } from '#shared/vocabulary/prefixes.ts'
import type { quoting } from '../contract.ts'
import { pageOfPlans } from './page-of-plans.ts'

export const listPlans: Handler<typeof quoting, 'listPlans'> = (call, ports) =>
  pageOfPlans(call, ports, { index: 'byOrder', partition: derive('order', call.params.rfqId), begins: prefixes.plan })
