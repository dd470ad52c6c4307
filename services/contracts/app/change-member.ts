import type { Directory, DirectoryPerson } from '#shared/kernel/directory.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { AccessChange } from '../people-view.ts'
import { changeAccess, type ToCompany } from './change-access.ts'
import { memberOf } from './member.ts'

/** A change to one person, answered with how they stand afterwards. */
export const changeMember = async (call: ToCompany, ports: Ports, change: AccessChange, perform: (directory: Directory, key: string) => Promise<Result<DirectoryPerson, Refusal>>) => {
  const changed = await changeAccess(call, ports, { change, perform: ({ directory }, key) => perform(directory, key), told: (person) => ({ subject: person.id, body: memberOf(person) }) })
  return changed.ok ? ok(changed.value.reply) : changed
}
