import type { PublishedEvent } from '#shared/kernel/contract.ts'
import type { Cause } from '#shared/vocabulary/liability.ts'
import type { Party } from '#shared/vocabulary/party.ts'
import type { production } from '../contract.ts'

/** Stays in the history: the audit trail of what others need not hear. */
export type Fact = {
  readonly type:
    | 'WorkOrderPlanned' | 'PlanReplaced' | 'LaterPlanApproved' | 'ContractRecorded' | 'PaymentRecorded'
    | 'WorkOrderHeld' | 'WorkOrderResumed' | 'WorkOrderCancelled' | 'WorkOrderClosed' | 'LotFollowed'
    | 'CustomerMaterialReceived' | 'CustomerMaterialScrapped' | 'CustomerMaterialReturned'
    | 'LotReleased' | 'LotSplit' | 'LotsMerged' | 'SetupStarted' | 'OperationStarted' | 'OperationPaused' | 'OperationResumed' | 'PiecesReworked'
    | 'ToolingRegistered' | 'ToolingAssigned' | 'ToolingCheckedOut' | 'ToolingCheckedIn' | 'ToolingReturned' | 'ToolingScrapped' | 'ToolingLossBooked'
    | 'WorkCentreAdded' | 'WorkCentreChanged' | 'WorkCentreRetired' | 'WorkCentreReinstated'
    | 'ShopPlanned' | 'OperationPinned' | 'OperationUnpinned' | 'FloorChanged'
    | 'OutsideOrdered' | 'ArrivalConfirmed' | 'LotHoldRecorded' | 'LotPassRecorded' | 'DispositionRecorded' | 'LotShipmentRecorded' | 'LotReturnRecorded'
  readonly data: object
}

/** Pieces that must go through an operation once more, with the cause that decides who bears it. */
export type SetAside = { readonly type: 'PiecesSetAside'; readonly data: { readonly sequence: number; readonly quantity: number; readonly cause: Cause; readonly bearer: Party } }

export type ProductionEvent = PublishedEvent<typeof production> | Fact | SetAside
