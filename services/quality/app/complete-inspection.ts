import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { complete } from '../domain/inspection.ts'
import { inspected } from '../domain/lot.ts'
import { inspections } from '../inspections.ts'
import { changeWithLot, thenLot } from './change-with-lot.ts'
import { personOf } from './person.ts'

export const completeInspection: Handler<typeof quality, 'completeInspection'> = (call, ports) => {
  const now = ports.clock.now()
  return changeWithLot(call, ports, inspections, call.params.inspectionId, (inspection, lot) =>
    thenLot(complete(inspection, lot, personOf(call), call.body.certificateLocale, now), (judged) => inspected(lot, judged, now)))
}
