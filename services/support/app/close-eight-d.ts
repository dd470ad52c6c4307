import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { support } from '../contract.ts'
import { close } from '../domain/eight-d.ts'
import { eightDs } from '../eight-ds.ts'
import { personOf } from './person.ts'

export const closeEightD: Handler<typeof support, 'closeEightD'> = (call, ports) =>
  change(call, ports, eightDs, call.params.reportId, (state) => close(state, { ...call.body, by: personOf(call) }, ports.clock.now()))
