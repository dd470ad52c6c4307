import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { changeMember } from './change-member.ts'

export const changePerson: Handler<typeof contracts, 'changePerson'> = (call, ports) => {
  const { personId } = call.params
  const { roles, clearance } = call.body
  const standing = { roles, ...(clearance && { clearance }) }
  return changeMember(call, ports, { act: 'change', subject: personId, ...standing }, (directory) => directory.change(personId, standing))
}
