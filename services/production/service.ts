import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { cursorSecret } from '#shared/kernel/cursor.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { hear, manifest } from '#shared/kernel/service.ts'
import { contractsEvents } from '#services/contracts/events.ts'
import { logisticsEvents } from '#services/logistics/events.ts'
import { qualityEvents } from '#services/quality/events.ts'
import { quotingEvents } from '#services/quoting/events.ts'
import { supportEvents } from '#services/support/events.ts'
import { production } from './contract.ts'
import { productionEvents } from './events.ts'
import { personal } from './personal.ts'

export const service = manifest({
  contract: production,
  consumes: [
    ...hear(quotingEvents, 'PlanApproved'),
    ...hear(contractsEvents, 'ContractSigned', 'ContractAmended', 'ContractTerminated', 'PaymentReceived', 'PaymentFailed', 'PaymentDisputed', 'PaymentRefunded'),
    ...hear(qualityEvents, 'LotHeld', 'LotPassedQC', 'NonconformanceDispositioned'),
    ...hear(logisticsEvents, 'Shipped'),
    ...hear(supportEvents, 'ReturnSettled'),
  ],
  intents: {
    /** `requestedAt` tells this request from an older one. */
    ShopPlanRequested: event(1, 'The floor waits to be planned', z.object({ scheduleId: z.string(), requestedAt: z.string() })),
  },
  workers: {
    computeSchedule: { on: 'ShopPlanRequested', memoryMb: 1792, timeoutSeconds: 120, lists: ['byStatus'] },
    /** What makes a plan of the floor an old one. */
    watchFloor: {
      hears: [
        ...hear(productionEvents, 'ProductionReleased', 'OperationCompleted', 'LotScrapped', 'OutsideShipmentSent', 'OutsideShipmentReceived'),
        ...hear(quotingEvents, 'PlanApproved'),
        ...hear(contractsEvents, 'ContractSigned', 'ContractTerminated', 'PaymentReceived', 'PaymentFailed', 'PaymentDisputed', 'PaymentRefunded'),
        ...hear(qualityEvents, 'LotHeld', 'NonconformanceDispositioned'),
      ],
      memoryMb: 512, timeoutSeconds: 30,
    },
  },
  storage: { indexes: ['byCustomer', 'byStatus', 'byOrder', 'byWorkCentre', 'byHeat', 'byPart', 'byOwner', byOrder], numbers: ['http', 'inbox'], files: { http: ['read'], computeSchedule: ['write'] } },
  secrets: [cursorSecret],
  personal,
})
