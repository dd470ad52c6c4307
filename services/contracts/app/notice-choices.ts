import { attempt, lookIfAny, replyOf } from '#shared/kernel/change.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { usualChoices } from '../domain/notices.ts'
import { byCustomer, noticeChoices, noticePartition, notices } from '../notices.ts'

const usual = ({ id, customerId }: Actor) => ({ state: usualChoices(id, customerId), version: 0 })

/** One's own; nobody reads another's. */
export const readNoticeChoices: Handler<typeof contracts, 'readNoticeChoices'> = async (call, ports) => {
  const { actor } = call.cause
  const found = await lookIfAny(call, ports, noticeChoices, actor.id)
  if (!found.ok) return found
  const { state, version } = found.value ?? usual(actor)
  return ok(replyOf(state, version))
}

export const chooseNotices: Handler<typeof contracts, 'chooseNotices'> = async (call, ports) =>
  attempt(call, ports, async () => {
    const { actor, expectedVersion } = call.cause
    const found = await lookIfAny(call, ports, noticeChoices, actor.id)
    if (!found.ok) return found
    const { state, version } = found.value ?? usual(actor)
    if (expectedVersion !== undefined && expectedVersion !== version) return refuse('stale-version', { expected: expectedVersion, current: version })
    const next = { ...state, ...call.body }
    return ok({ staged: [noticeChoices.stage(version, { next, events: [] })], reply: replyOf(next, version + 1) })
  })

/** What was sent to oneself, newest first. */
export const listNotices: Handler<typeof contracts, 'listNotices'> = async (call, ports) =>
  list(call, ports, notices, { index: byCustomer, partition: noticePartition(call.cause.actor.customerId ?? 'shop'), begins: `${call.cause.actor.id}#`, descending: true })
