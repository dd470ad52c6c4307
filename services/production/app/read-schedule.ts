import { replyOf, type Replied } from '#shared/kernel/change.ts'
import { mayHandle } from '#shared/kernel/export-control.ts'
import type { Cause } from '#shared/kernel/cause.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { View } from '#shared/kernel/repository.ts'
import { ok } from '#shared/kernel/result.ts'
import type * as z from 'zod'
import type { production } from '../contract.ts'
import { statusOf } from '../domain/schedule/schedule.ts'
import { ScheduleSummary, type Schedule, type ScheduleSeen } from '../schedule-view.ts'
import { schedule } from '../schedules.ts'
import { readSheet } from './schedule-files.ts'

export const readSchedule: Handler<typeof production, 'readSchedule'> = async (call, ports) => {
  const { state, version } = await schedule.now(call, ports)
  return seen(call, ports, Promise.resolve(ok(replyOf(state, version))))
}

/** With the summary of its plan, as far as the reader is cleared for it. */
export const seen = async ({ cause }: { readonly cause: Cause }, ports: Ports, told: Replied<View<Schedule>>): Replied<z.infer<typeof ScheduleSeen>> => {
  const reply = await told
  if (!reply.ok) return reply
  const { body } = reply.value
  const summary = body.run ? await readSheet(ports, body.run.summary, ScheduleSummary) : { orders: [], load: [] }
  const orders = summary.orders.filter(({ exportClass }) => mayHandle(cause.actor, exportClass))
  return ok({ ...reply.value, body: { ...body, ...summary, orders, withheld: summary.orders.length - orders.length, status: statusOf(body) } })
}
