import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { changeAccess } from './change-access.ts'
import { memberOf } from './member.ts'

export const enablePerson: Handler<typeof contracts, 'enablePerson'> = async (call, ports) => {
  const { personId } = call.params
  const changed = await changeAccess(call, ports, {
    change: { act: 'enable', subject: personId },
    perform: ({ directory }) => directory.enable(personId),
    told: (person) => ({ subject: person.id, body: memberOf(person) }),
  })
  return changed.ok ? ok(changed.value.reply) : changed
}
