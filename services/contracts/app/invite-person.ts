import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { changeMember } from './change-member.ts'
import { customerOf } from './customer-of.ts'

export const invitePerson: Handler<typeof contracts, 'invitePerson'> = async (call, ports) => {
  const { name, email, roles, clearance } = call.body
  const customer = customerOf(call)
  if (!customer.ok) return customer
  const standing = { roles, ...(clearance && { clearance }) }
  return changeMember(call, ports, { act: 'invite', ...standing }, (directory, key) => directory.invite({ key, name, email, ...standing, ...(customer.value && { customer: customer.value }) }))
}
