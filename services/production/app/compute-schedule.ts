import type { Worker } from '#shared/kernel/implementation.ts'
import type { Ports, Position } from '#shared/kernel/ports.ts'
import type { Repository, View } from '#shared/kernel/repository.ts'
import { ok } from '#shared/kernel/result.ts'
import { planned } from '../domain/schedule/schedule.ts'
import { scheduleShop } from '../domain/schedule/shop-schedule.ts'
import type { Floor } from '../domain/schedule/jobs.ts'
import { lots } from '../lots.ts'
import { schedule } from '../schedules.ts'
import type { service } from '../service.ts'
import { workCentres } from '../work-centres.ts'
import { workOrders } from '../work-orders.ts'
import { writeSheet } from './schedule-files.ts'

/** The same floor gives the same plan: an allowance of steps, not of time. */
const [steps, seed] = [30_000, 1]

/** Plans the shop, unless it has been asked again meanwhile: then that request is answered. */
export const computeSchedule: Worker<typeof service, 'ShopPlanRequested'> = async (hearing, ports) => {
  const { requestedAt } = hearing.event.data
  const { state } = await schedule.now(hearing, ports)
  if (state.requested?.at !== requestedAt) return ok(undefined)
  const floor = await floorNow(hearing, ports, state.pins)
  const { operations, summary, basis: _, end, steps: taken, unplanned } = scheduleShop(floor, { steps, enough: () => false }, seed)
  const late = summary.orders.filter(({ lateMinutes }) => lateMinutes > 0)
  const run = {
    basis: floor.now, plannedAt: ports.clock.now(), seed, steps: taken, operations: operations.length, orders: summary.orders.length, unplanned,
    late: late.length, lateMinutes: late.reduce((sum, { lateMinutes }) => sum + lateMinutes, 0), end,
    sheet: await writeSheet(ports, operations), summary: await writeSheet(ports, summary),
  }
  const open = new Set(floor.lots.flatMap(({ lotId, operations: all }) => all.filter(({ status }) => status !== 'Done' && status !== 'Running' && status !== 'Setup').map(({ sequence }) => `${lotId} ${sequence}`)))
  return schedule.change(hearing, ports, (now) => planned(now, requestedAt, run, ({ lotId, sequence }) => open.has(`${lotId} ${sequence}`)))
}

type Hearing = Parameters<typeof computeSchedule>[0]

/** What is open. Each list is read to its end; what comes in meanwhile makes the plan stale. */
const floorNow = async ({ cause: { actor } }: Hearing, { store, clock }: Ports, pins: Floor['pins']): Promise<Floor> => {
  const now = clock.now()
  const all = async <S>(things: Repository<S>, ...partitions: readonly string[]): Promise<View<S>[]> => {
    const found: View<S>[] = []
    for (const partition of partitions) {
      let after: Position | undefined
      do {
        const page = await things.list(store, { index: 'byStatus', partition, limit: 100, ...(after && { after }) }, actor)
        found.push(...page.items)
        after = page.next
      } while (after)
    }
    return found
  }
  return {
    now, pins, orders: await all(workOrders, 'wo#Planned', 'wo#AwaitingGates', 'wo#Released', 'wo#InProgress', 'wo#OnHold'),
    lots: await all(lots, 'lot#InProcess', 'lot#Hold'), centres: await all(workCentres, 'wc#'),
  }
}
