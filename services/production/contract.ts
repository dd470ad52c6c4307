import { contract, timelineRoute } from '#shared/kernel/contract.ts'
import { events } from './events.ts'

export const production = contract({ service: 'production', version: '1.0.0', summary: 'Work starts only after payment; every piece accounted for', events, routes: { timeline: timelineRoute } })
