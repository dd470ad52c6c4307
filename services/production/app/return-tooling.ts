import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { giveBack } from '../domain/tooling.ts'
import { personOf } from './person.ts'
import { toolings } from '../toolings.ts'

export const returnTooling: Handler<typeof production, 'returnTooling'> = (call, ports) =>
  change(call, ports, toolings, call.params.toolingId, (tool) => giveBack(tool, { ...call.body, by: personOf(call.cause.actor) }, ports.clock.now()))
