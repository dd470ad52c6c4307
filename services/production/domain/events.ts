import type { PublishedEvent } from '#shared/kernel/contract.ts'
import type { production } from '../contract.ts'

/** Stays in the history: the audit trail of what others need not hear. */
export type Fact = {
  readonly type:
    | 'WorkOrderPlanned' | 'PlanReplaced' | 'LaterPlanApproved' | 'ContractRecorded' | 'PaymentRecorded'
    | 'WorkOrderHeld' | 'WorkOrderResumed' | 'WorkOrderCancelled' | 'WorkOrderClosed' | 'LotFollowed'
    | 'CustomerMaterialReceived' | 'CustomerMaterialScrapped' | 'CustomerMaterialReturned'
    | 'LotReleased' | 'LotSplit' | 'LotsMerged' | 'SetupStarted' | 'OperationStarted' | 'OperationPaused' | 'OperationResumed' | 'PiecesReworked'
    | 'OutsideOrdered' | 'ArrivalConfirmed' | 'LotHoldRecorded' | 'LotPassRecorded' | 'DispositionRecorded' | 'LotShipmentRecorded' | 'LotReturnRecorded'
  readonly data: object
}

export type ProductionEvent = PublishedEvent<typeof production> | Fact
