import { replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { rulesNow } from '../domain/manufacturability.ts'
import { shopRules } from '../shop-rules.ts'

export const readRules: Handler<typeof quoting, 'readRules'> = async (call, ports) => {
  const { state, version } = await shopRules.now(call, ports)
  return ok(replyOf({ rules: rulesNow(state) }, version))
}
