import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { hear, manifest } from '#shared/kernel/service.ts'
import { cursorSecret } from '#shared/kernel/cursor.ts'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { logisticsEvents } from '#services/logistics/events.ts'
import { quoting } from './contract.ts'
import { personal } from './personal.ts'

export const service = manifest({
  contract: quoting,
  consumes: [...hear(logisticsEvents, 'Shipped', 'Delivered')],
  intents: {
    MeasurementRequested: event(1, 'A model or drawing waits to be read', z.object({ rfqId: z.string(), sha256: Sha256 })),
  },
  workers: { measureDocument: { on: 'MeasurementRequested', memoryMb: 2048, timeoutSeconds: 120, tools: 'geometry' } },
  storage: { indexes: ['byCustomer', 'byStatus', 'byOrder', byOrder], numbers: ['http'], files: { http: ['find', 'read', 'write'], measureDocument: ['find', 'read', 'write'] } },
  secrets: [cursorSecret],
  personal,
})
