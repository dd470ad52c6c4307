import type { Answer, Cause } from './cause.ts'
import { mostRestricted } from '#shared/vocabulary/export-class.ts'
import { historyItems } from './history.ts'
import type { Ports, Write } from './ports.ts'
import { receiptWrite } from './receipt.ts'
import type { Classified, Staged } from './repository.ts'
import { fail, ok, type Result } from './result.ts'

/** `repeated`: this very cause has been committed before. `conflict`: somebody else was faster; decide again on what is there now. */
export type CommitFailure = 'repeated' | 'conflict'

/**
 * Writes, in one transaction: every new state (condition on its version), the words by which a new thing is found, one history entry per event (audit trail and outbox),
 * and the receipt of the cause. All or nothing: there is no moment in which one of them exists without the others. States and entries
 * are marked with the most restricted class of all that was read on the way.
 */
export const commit = async (ports: Pick<Ports, 'store' | 'clock'>, cause: Cause, staged: readonly Staged[], answer: Answer): Promise<Result<void, CommitFailure>> => {
  const now = ports.clock.now()
  const receipt = receiptWrite(cause, ports.clock, cause.repeatedAnswer ?? answer)
  const classified = staged.map((each) => classify(each, cause))
  const states = classified.map(({ item, when, exportClass }): Write => ({ kind: 'put', when, item: { ...item, exportClass } }))
  const words = classified.flatMap(({ words, exportClass }) => words.map((item): Write => ({ kind: 'put', when: 'always', item: { ...item, exportClass } })))
  const history = classified.flatMap((each) => historyItems(each, cause, now)).map((item) => ({ kind: 'put', when: 'absent', item }) as const)
  const done = await ports.store.transact([receipt, ...states, ...words, ...history])
  if (done.ok) return ok(undefined)
  return fail(done.error.failed.includes(0) ? 'repeated' : 'conflict')
}

/** Shop equipment stays outside: a gauge that has measured a controlled part says nothing about it. */
const classify = (staged: Staged, { inputs }: Cause): Classified =>
  ({ ...staged, exportClass: staged.ownClass === undefined ? 'public' : mostRestricted([staged.ownClass, inputs.mostRestricted()]) })
