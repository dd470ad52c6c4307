import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { correct } from '../domain/inspection.ts'
import { measure } from './measure.ts'
import { personOf } from './person.ts'

export const correctResult: Handler<typeof quality, 'correctResult'> = (call, ports) => {
  const { entry, reason } = call.body
  const measuring = { inspectionId: call.params.inspectionId, gaugeId: entry.gaugeId, field: '/entry/gaugeId' }
  return measure(call, ports, measuring, (inspection) => correct(inspection, Number(call.params.result), entry, reason, personOf(call), ports.clock.now()))
}
