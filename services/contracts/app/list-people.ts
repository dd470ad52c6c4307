import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { companyNow, open } from './change-access.ts'
import { memberOf } from './member.ts'

export const listPeople: Handler<typeof contracts, 'listPeople'> = async (call, ports) => {
  const opened = open(call, ports)
  if (!opened.ok) return opened
  const { directory, customerId } = opened.value
  const { version } = await companyNow(call, ports)
  return ok({ body: { items: (await directory.people(customerId)).map(memberOf), version }, version })
}
