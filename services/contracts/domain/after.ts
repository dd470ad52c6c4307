import { decided } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Contract } from '../contract-view.ts'
import type { ContractDecided, ContractEvent } from './happening.ts'
import { progress } from './progress.ts'

/** Notes a delivery, once per shipment; the last money falls due, and a contract that is paid is completed. */
export const noteDelivery = (state: Contract, delivery: Contract['deliveries'][number], now: Instant): ContractDecided => {
  if (state.deliveries.some(({ shipmentId }) => shipmentId === delivery.shipmentId)) return decided(state)
  const { next, events } = progress({ ...state, deliveries: [...state.deliveries, delivery] }, now)
  return decided<Contract, ContractEvent>(next, { type: 'DeliveryNoted', data: delivery }, ...events)
}

/** Notes how a return was settled, once per return: what the shop then pays back is recorded as a refund. */
export const noteReturn = (state: Contract, claim: Contract['claims'][number]): ContractDecided => {
  if (state.claims.some(({ rmaId }) => rmaId === claim.rmaId)) return decided(state)
  const next: Contract = { ...state, claims: [...state.claims, claim] }
  return decided<Contract, ContractEvent>(next, { type: 'ReturnNoted', data: claim })
}
