import * as z from 'zod'
import { changeOrCreate } from '#shared/kernel/change.ts'
import { each } from '#shared/kernel/each.ts'
import type { Hearing } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Happening } from '../notice-view.ts'
import { happenings } from '../notices.ts'

type React<T extends string, Data> = (hearing: Hearing<T, Data>, ports: Ports) => Promise<Result<unknown, Refusal>>

/** What every event that somebody is told of says. */
const About = z.object({ customerId: z.string(), number: z.string().optional() })

/** Notes that people may have to be told; the worker finds out who. An event that comes twice is noted once: it names the note. */
export const noteHappening: React<string, unknown> = async (hearing, ports) => {
  const { id, type, orderId, occurredAt, exportClass, actor, data } = hearing.event
  const { customerId, number } = About.parse(data)
  const happening: Happening = { happeningId: id, type, orderId, customerId, actorId: actor.id, exportClass, at: occurredAt, ...(number !== undefined && { number }) }
  return changeOrCreate(hearing, ports, happenings, id, (known) => (known ? decided(known) : decided(happening, { type: 'NoticesDue', data: { happeningId: id } })))
}

/** A reaction to an event that people are told of too: noted first, under a receipt of its own, because the reaction's receipt ends the event. */
export const alsoNoting = <T extends string, Data>(react: React<T, Data>): React<T, Data> => async (hearing, ports) => {
  const noted = await each(hearing, ports, ['notices'], (name) => name, (by) => noteHappening({ ...by, event: hearing.event }, ports))
  return noted.ok ? react(hearing, ports) : noted
}
