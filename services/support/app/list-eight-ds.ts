import type { Replied } from '#shared/kernel/change.ts'
import type { Call, Handler } from '#shared/kernel/implementation.ts'
import { keeping, list, type Paged } from '#shared/kernel/list.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { View } from '#shared/kernel/repository.ts'
import { ok } from '#shared/kernel/result.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import type { EightD } from '../eight-d-view.ts'
import { eightDs } from '../eight-ds.ts'
import { reportsOf } from './reports-of.ts'
import { shownReport } from './shown-report.ts'

type Asked = Call<(typeof support)['routes']['listEightDs']>

/** Newest first. A case names its reports: they come in one page. By customer the page is filtered after reading. */
export const listEightDs: Handler<typeof support, 'listEightDs'> = async (call, ports) => {
  const { status } = call.query
  const found = keeping<View<EightD>>((each) => status === undefined || each.status === status)(await wanted(call, ports))
  return found.ok ? ok({ ...found.value, body: { ...found.value.body, items: found.value.body.items.map((each) => shownReport(call, each)) } }) : found
}

const wanted = async (call: Asked, ports: Ports): Replied<Paged<View<EightD>>> => {
  const { customerId } = call.cause.actor
  const { status, caseId } = call.query
  if (caseId !== undefined) {
    const complaint = await cases.load(ports.store, caseId, call.cause.actor)
    return ok({ body: { items: complaint ? (await reportsOf(call, ports, complaint.state)).toReversed() : [] } })
  }
  if (customerId !== undefined) return list(call, ports, eightDs, { index: 'byCustomer', partition: `eightD#${customerId}`, descending: true })
  return list(call, ports, eightDs, { index: 'byStatus', partition: `eightD#${status ?? 'D0'}`, descending: true })
}
