import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { checkIn } from '../domain/tooling.ts'
import { personOf } from './person.ts'
import { toolings } from '../toolings.ts'

export const checkInTooling: Handler<typeof production, 'checkInTooling'> = (call, ports) => change(call, ports, toolings, call.params.toolingId, (tool) => checkIn(tool, personOf(call.cause.actor)))
