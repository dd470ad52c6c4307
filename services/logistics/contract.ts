import { contract, timelineRoute } from '#shared/kernel/contract.ts'
import { events } from './events.ts'

export const logistics = contract({ service: 'logistics', version: '1.0.0', summary: 'Packed and shipped as the customer requires', events, routes: { timeline: timelineRoute } })
