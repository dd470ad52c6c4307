import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { rulesNow, setRules as decide } from '../domain/manufacturability.ts'
import { shopRules } from '../shop-rules.ts'

export const setRules: Handler<typeof quoting, 'setRules'> = async (call, ports) => {
  const done = await shopRules.change(call, ports, (rules) => decide(rules, call.body))
  return done.ok ? ok({ ...done.value, body: { rules: rulesNow(done.value.body), version: done.value.body.version } }) : done
}
