import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { record } from '../domain/inspection.ts'
import { measure } from './measure.ts'
import { personOf } from './person.ts'

export const recordResult: Handler<typeof quality, 'recordResult'> = (call, ports) => {
  const measuring = { inspectionId: call.params.inspectionId, gaugeId: call.body.gaugeId, field: '/gaugeId' }
  return measure(call, ports, measuring, (inspection) => record(inspection, call.body, personOf(call), ports.clock.now()))
}
