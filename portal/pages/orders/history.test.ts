import { expect, it } from 'vitest'
import { together, type Happened, type History } from './history.ts'

const happened = (service: Happened['service'], hour: number): Happened => ({
  id: `${service}.${hour}`, type: 'NoteAdded', schemaVersion: 1, orderId: 'ord_1', aggregateId: 'rfq_1', aggregateVersion: 1, occurredAt: `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`,
  exportClass: 'public', actor: { kind: 'user', id: 'x', name: 'X' }, causationId: 'c', correlationId: 'c', traceparent: '00-0-0-00', data: {}, service,
})
const part = (service: Happened['service'], hours: readonly number[], more: boolean): History => ({ events: hours.map((hour) => happened(service, hour)), more })
const hours = ({ events }: History) => events.map(({ occurredAt }) => Number(occurredAt.slice(11, 13)))

it('puts what several services know in one order, newest first', () => {
  expect(hours(together([part('quoting', [9, 3, 1], false), part('quality', [8, 2], false)]))).toEqual([9, 8, 3, 2, 1])
  expect(together([part('quoting', [9], false), part('quality', [], false)]).more).toBe(false)
})

it('goes back only as far as every service has been asked: between two shown entries nothing is missing', () => {
  const shown = together([part('quoting', [12, 11, 10], true), part('quality', [13, 4], false), part('support', [14, 9], true)])
  expect(hours(shown)).toEqual([14, 13, 12, 11, 10])
  expect(shown.more).toBe(true)
})
