import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { changeMember } from './change-member.ts'

export const enablePerson: Handler<typeof contracts, 'enablePerson'> = (call, ports) => {
  const { personId } = call.params
  return changeMember(call, ports, { act: 'enable', subject: personId }, (directory) => directory.enable(personId))
}
