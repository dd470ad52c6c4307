import { contract, timelineRoute } from '#shared/kernel/contract.ts'
import { events } from './events.ts'

export const support = contract({ service: 'support', version: '1.0.0', summary: 'After-sales help and solutions', events, routes: { timeline: timelineRoute } })
