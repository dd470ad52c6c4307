import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { hear, manifest } from '#shared/kernel/service.ts'
import { cursorSecret } from '#shared/kernel/cursor.ts'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { contractsEvents } from '#services/contracts/events.ts'
import { logisticsEvents } from '#services/logistics/events.ts'
import { quoting } from './contract.ts'
import { personal } from './personal.ts'

export const service = manifest({
  contract: quoting,
  consumes: [...hear(logisticsEvents, 'Shipped', 'Delivered'), ...hear(contractsEvents, 'ShopProfileSet')],
  intents: {
    MeasurementRequested: event(1, 'A model or drawing waits to be read', z.object({ rfqId: z.string(), sha256: Sha256 })),
    PlanDocumentRequested: event(1, 'The PDF of a plan waits to be made', z.object({ planDocumentId: z.string() })),
  },
  workers: {
    measureDocument: { on: 'MeasurementRequested', memoryMb: 2048, timeoutSeconds: 120, tools: 'geometry' },
    renderPlan: { on: 'PlanDocumentRequested', memoryMb: 1024, timeoutSeconds: 60, tools: 'documents' },
  },
  storage: { indexes: ['byCustomer', 'byStatus', 'byOrder', byOrder], numbers: ['http'], files: { http: ['find', 'read', 'write'], measureDocument: ['find', 'read', 'write'], renderPlan: ['write'] } },
  secrets: [cursorSecret],
  personal,
})
