import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { changeAccess } from './change-access.ts'
import { memberOf } from './member.ts'

export const changePerson: Handler<typeof contracts, 'changePerson'> = async (call, ports) => {
  const { personId } = call.params
  const { roles, clearance } = call.body
  const standing = { roles, ...(clearance && { clearance }) }
  const changed = await changeAccess(call, ports, {
    change: { act: 'change', subject: personId, ...standing },
    perform: ({ directory }) => directory.change(personId, standing),
    told: (person) => ({ subject: person.id, body: memberOf(person) }),
  })
  return changed.ok ? ok(changed.value.reply) : changed
}
