import { attempt, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { setStandardTerms as decide } from '../domain/standard-terms.ts'
import { standardTermsOf } from '../standard-terms.ts'
import { termsNow } from './standard-terms.ts'

/** Two who both found the usual terms have both seen version 0: the second hears of the conflict like everybody else. */
export const setStandardTerms: Handler<typeof contracts, 'setStandardTerms'> = (call, ports) =>
  attempt(call, ports, async () => {
    const { state, version } = await termsNow(call.cause.actor, ports)
    const expected = call.cause.expectedVersion
    if (expected !== undefined && expected !== version) return refuse('stale-version', { expected, current: version })
    const decision = decide(state, call.body)
    return decision.ok ? ok({ staged: [standardTermsOf.stage(version, decision.value)], reply: replyOf(decision.value.next, version + 1) }) : decision
  })
