import { implement } from '#shared/kernel/implementation.ts'
import { timeline } from '#shared/kernel/list.ts'
import { acceptOutside } from './app/accept-outside.ts'
import { addWorkCentre } from './app/add-work-centre.ts'
import { assignTooling } from './app/assign-tooling.ts'
import { cancelWorkOrder } from './app/cancel-work-order.ts'
import { changeWorkCentre } from './app/change-work-centre.ts'
import { checkInTooling } from './app/check-in-tooling.ts'
import { checkOutTooling } from './app/check-out-tooling.ts'
import { closeWorkOrder } from './app/close-work-order.ts'
import { confirmAtSupplier } from './app/confirm-at-supplier.ts'
import { disposeOnDispositioned } from './app/dispose-on-nonconformance-dispositioned.ts'
import { finishOperation } from './app/finish-operation.ts'
import { holdLotOnHeld } from './app/hold-lot-on-lot-held.ts'
import { holdWorkOrder } from './app/hold-work-order.ts'
import { listLots } from './app/list-lots.ts'
import { listTooling } from './app/list-tooling.ts'
import { listWorkOrders } from './app/list-work-orders.ts'
import { listWorkCentres } from './app/list-work-centres.ts'
import { listWork } from './app/list-work.ts'
import { mergeLots } from './app/merge-lots.ts'
import { orderOutside } from './app/order-outside.ts'
import { passLotOnPassed } from './app/pass-lot-on-lot-passed-qc.ts'
import { pauseOperation } from './app/pause-operation.ts'
import { pinOperation } from './app/pin-operation.ts'
import { planShop } from './app/plan-shop.ts'
import { planWorkOrder } from './app/plan-work-order-on-plan-approved.ts'
import { readForecast } from './app/read-forecast.ts'
import { readLot } from './app/read-lot.ts'
import { readScheduledWork } from './app/read-scheduled-work.ts'
import { readSchedule } from './app/read-schedule.ts'
import { readTooling } from './app/read-tooling.ts'
import { readWorkCentre } from './app/read-work-centre.ts'
import { readWorkOrder } from './app/read-work-order.ts'
import { receiveCustomerMaterial } from './app/receive-customer-material.ts'
import { receiveOutside } from './app/receive-outside.ts'
import { recordContract } from './app/record-contract.ts'
import { recordEnd } from './app/record-end-on-contract-terminated.ts'
import { recordPayment } from './app/record-payment.ts'
import { recordReturnOnSettled } from './app/record-return-on-return-settled.ts'
import { recordShipmentOnShipped } from './app/record-shipment-on-shipped.ts'
import { registerTooling } from './app/register-tooling.ts'
import { reinstateWorkCentre } from './app/reinstate-work-centre.ts'
import { releaseWorkOrder } from './app/release-work-order.ts'
import { resumeOperation } from './app/resume-operation.ts'
import { resumeWorkOrder } from './app/resume-work-order.ts'
import { retireWorkCentre } from './app/retire-work-centre.ts'
import { returnCustomerMaterial } from './app/return-customer-material.ts'
import { returnTooling } from './app/return-tooling.ts'
import { reworkOperation } from './app/rework-operation.ts'
import { scrapCustomerMaterial } from './app/scrap-customer-material.ts'
import { scrapTooling } from './app/scrap-tooling.ts'
import { sendOutside } from './app/send-outside.ts'
import { splitLot } from './app/split-lot.ts'
import { startOperation } from './app/start-operation.ts'
import { startSetup } from './app/start-setup.ts'
import { traceHeat } from './app/trace-heat.ts'
import { unpinOperation } from './app/unpin-operation.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }
import { service } from './service.ts'

export const productionService = implement(service, {
  routes: {
    timeline,
    readWorkOrder,
    listWorkOrders,
    releaseWorkOrder,
    holdWorkOrder,
    resumeWorkOrder,
    cancelWorkOrder,
    closeWorkOrder,
    receiveCustomerMaterial,
    scrapCustomerMaterial,
    returnCustomerMaterial,
    registerTooling,
    readTooling,
    listTooling,
    assignTooling,
    checkOutTooling,
    checkInTooling,
    returnTooling,
    scrapTooling,
    readLot,
    listLots,
    addWorkCentre,
    readWorkCentre,
    listWorkCentres,
    changeWorkCentre,
    retireWorkCentre,
    reinstateWorkCentre,
    listWork,
    traceHeat,
    splitLot,
    mergeLots,
    planShop,
    readSchedule,
    readScheduledWork,
    readForecast,
    pinOperation,
    unpinOperation,
    startSetup,
    startOperation,
    pauseOperation,
    resumeOperation,
    finishOperation,
    reworkOperation,
    orderOutside,
    sendOutside,
    confirmAtSupplier,
    receiveOutside,
    acceptOutside,
  },
  reactions: {
    PlanApproved: planWorkOrder,
    ContractSigned: recordContract,
    ContractAmended: recordContract,
    ContractTerminated: recordEnd,
    PaymentReceived: recordPayment,
    PaymentFailed: recordPayment,
    PaymentDisputed: recordPayment,
    PaymentRefunded: recordPayment,
    LotHeld: holdLotOnHeld,
    LotPassedQC: passLotOnPassed,
    NonconformanceDispositioned: disposeOnDispositioned,
    Shipped: recordShipmentOnShipped,
    ReturnSettled: recordReturnOnSettled,
  },
  messages: { en, te },
})
