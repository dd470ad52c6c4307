import { contract, timelineRoute } from '#shared/kernel/contract.ts'
import { events } from './events.ts'

export const quality = contract({ service: 'quality', version: '1.0.0', summary: 'Inspection at any time, against the approved control plan', events, routes: { timeline: timelineRoute } })
