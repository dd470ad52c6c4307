import { implement } from '#shared/kernel/implementation.ts'
import { timeline } from '#shared/kernel/list.ts'
import { deliveryHandlers, hookOf } from '#shared/kernel/replay-delivery.ts'
import { admitLotOnLotPassedQc } from './app/admit-lot-on-lot-passed-qc.ts'
import { bindOrderOnContractSigned } from './app/bind-order-on-contract-signed.ts'
import { closePacking } from './app/close-packing.ts'
import { closeReturnOnReturnSettled } from './app/close-return-on-return-settled.ts'
import { confirmDelivery } from './app/confirm-delivery.ts'
import { dispatchShipment } from './app/dispatch-shipment.ts'
import { doubtPaymentOnPaymentDisputed } from './app/doubt-payment-on-payment-disputed.ts'
import { endOrderOnContractTerminated } from './app/end-order-on-contract-terminated.ts'
import { expectReturnOnReturnAuthorized } from './app/expect-return-on-return-authorized.ts'
import { holdLotOnLotHeld } from './app/hold-lot-on-lot-held.ts'
import { holdLotOnNonconformanceOpened } from './app/hold-lot-on-nonconformance-opened.ts'
import { holdLotsOnRecallDeclared } from './app/hold-lots-on-recall-declared.ts'
import { listLots } from './app/list-lots.ts'
import { listOrders } from './app/list-orders.ts'
import { listShipments } from './app/list-shipments.ts'
import { listTrackings } from './app/list-trackings.ts'
import { notePaymentOnPaymentReceived } from './app/note-payment-on-payment-received.ts'
import { noteShopOnShopProfileSet } from './app/note-shop-on-shop-profile-set.ts'
import { openShipment } from './app/open-shipment.ts'
import { packPackage } from './app/pack-package.ts'
import { planOrderOnPlanApproved } from './app/plan-order-on-plan-approved.ts'
import { readLot } from './app/read-lot.ts'
import { readOrder } from './app/read-order.ts'
import { readShipment } from './app/read-shipment.ts'
import { readShippingDocument } from './app/read-shipping-document.ts'
import { readTracking } from './app/read-tracking.ts'
import { rebindOrderOnContractAmended } from './app/rebind-order-on-contract-amended.ts'
import { reduceLotOnLotScrapped } from './app/reduce-lot-on-lot-scrapped.ts'
import { reduceLotOnNonconformanceDispositioned } from './app/reduce-lot-on-nonconformance-dispositioned.ts'
import { releaseShipment } from './app/release-shipment.ts'
import { revokePaymentOnPaymentRefunded } from './app/revoke-payment-on-payment-refunded.ts'
import { takeBackPackage } from './app/take-back-package.ts'
import { takeCarrierReport } from './app/take-carrier-report.ts'
import { unpackPackage } from './app/unpack-package.ts'
import { logistics } from './contract.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }
import { service } from './service.ts'

export const logisticsService = implement(service, {
  routes: {
    timeline, readOrder, listOrders, readLot, listLots, openShipment, readShipment, listShipments, packPackage, unpackPackage, closePacking,
    releaseShipment, dispatchShipment, confirmDelivery, takeBackPackage, readShippingDocument, readTracking, listTrackings, carrierReported: takeCarrierReport,
    ...deliveryHandlers({ carrierReported: hookOf(logistics.routes.carrierReported, takeCarrierReport) }, { en, te }),
  },
  reactions: {
    PlanApproved: planOrderOnPlanApproved,
    ContractSigned: bindOrderOnContractSigned,
    ContractAmended: rebindOrderOnContractAmended,
    ContractTerminated: endOrderOnContractTerminated,
    PaymentReceived: notePaymentOnPaymentReceived,
    PaymentDisputed: doubtPaymentOnPaymentDisputed,
    PaymentRefunded: revokePaymentOnPaymentRefunded,
    ShopProfileSet: noteShopOnShopProfileSet,
    LotScrapped: reduceLotOnLotScrapped,
    LotPassedQC: admitLotOnLotPassedQc,
    LotHeld: holdLotOnLotHeld,
    NonconformanceOpened: holdLotOnNonconformanceOpened,
    NonconformanceDispositioned: reduceLotOnNonconformanceDispositioned,
    ReturnAuthorized: expectReturnOnReturnAuthorized,
    ReturnSettled: closeReturnOnReturnSettled,
    RecallDeclared: holdLotsOnRecallDeclared,
  },
  messages: { en, te },
})
