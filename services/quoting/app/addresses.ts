import { attempt, lookIfAny, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { addressBookId, addressBooks } from '../address-books.ts'
import type { quoting } from '../contract.ts'

const none = (customerId: string) => ({ state: { customerId, addresses: [] }, version: 0 })

/** The reader's own company's. */
export const readAddresses: Handler<typeof quoting, 'readAddresses'> = async (call, ports) => {
  const { customerId = '' } = call.cause.actor
  const found = await lookIfAny(call, ports, addressBooks, addressBookId(customerId))
  if (!found.ok) return found
  const { state, version } = found.value ?? none(customerId)
  return ok(replyOf(state, version))
}

export const setAddresses: Handler<typeof quoting, 'setAddresses'> = (call, ports) =>
  attempt(call, ports, async () => {
    const { actor: { customerId = '' }, expectedVersion } = call.cause
    const found = await lookIfAny(call, ports, addressBooks, addressBookId(customerId))
    if (!found.ok) return found
    const { state, version } = found.value ?? none(customerId)
    if (expectedVersion !== undefined && expectedVersion !== version) return refuse('stale-version', { expected: expectedVersion, current: version })
    const labels = call.body.addresses.map(({ label }) => label.trim().toLowerCase())
    const twice = labels.findIndex((label, at) => labels.indexOf(label) !== at)
    if (twice !== -1) return refuse('address-label-repeats', { label: call.body.addresses[twice]?.label ?? '' }, `/addresses/${twice}/label`)
    const next = { ...state, ...call.body }
    return ok({ staged: [addressBooks.stage(version, { next, events: [] })], reply: replyOf(next, version + 1) })
  })
