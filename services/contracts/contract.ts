import { contract, timelineRoute } from '#shared/kernel/contract.ts'
import { events } from './events.ts'

export const contracts = contract({ service: 'contracts', version: '1.0.0', summary: 'Signed by both, then paid', events, routes: { timeline: timelineRoute } })
