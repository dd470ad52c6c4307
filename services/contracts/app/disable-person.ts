import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { changeMember } from './change-member.ts'

export const disablePerson: Handler<typeof contracts, 'disablePerson'> = (call, ports) => {
  const { personId } = call.params
  return changeMember(call, ports, { act: 'disable', subject: personId }, (directory) => directory.disable(personId))
}
