import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { changeAccess } from './change-access.ts'
import { customerOf } from './customer-of.ts'
import { memberOf } from './member.ts'

export const invitePerson: Handler<typeof contracts, 'invitePerson'> = async (call, ports) => {
  const { name, email, roles, clearance } = call.body
  const customer = customerOf(call)
  if (!customer.ok) return customer
  const changed = await changeAccess(call, ports, {
    change: { act: 'invite', roles, ...(clearance && { clearance }) },
    perform: ({ directory }, key) => directory.invite({ key, name, email, roles, ...(clearance && { clearance }), ...(customer.value && { customer: customer.value }) }),
    told: (person) => ({ subject: person.id, body: memberOf(person) }),
  })
  return changed.ok ? ok(changed.value.reply) : changed
}
