import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { setStandardTerms as decide } from '../domain/standard-terms.ts'
import { standardTerms } from '../standard-terms.ts'
import { termsSeen } from './terms-seen.ts'

export const setStandardTerms: Handler<typeof contracts, 'setStandardTerms'> = async (call, ports) => {
  const done = await standardTerms.change(call, ports, (terms) => decide(terms, call.body))
  if (!done.ok) return done
  const { version, ...terms } = done.value.body
  return ok(await termsSeen(call, ports, terms, version))
}
