import * as z from 'zod'
import { command, contract, creation, page, Paging, query, Searching, timelineRoute, versioned } from '#shared/kernel/contract.ts'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Cause } from '#shared/vocabulary/liability.ts'
import { Party } from '#shared/vocabulary/party.ts'
import { Pieces, SomePieces } from '#shared/vocabulary/quantity.ts'
import { shopRoles } from '#shared/vocabulary/roles.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { productionEvents } from './events.ts'
import { HeatUse, Lot, LotStatus } from './lot-view.ts'
import { Tooling, ToolingStatus } from './tooling-view.ts'
import { Forecast, ScheduledWork, ScheduleSeen } from './schedule-view.ts'
import { exampleWorkCentre } from './examples.ts'
import { WorkCentre, WorkCentreInput, WorkCentreName } from './work-centre-view.ts'
import { WorkOrder, WorkOrderStatus } from './work-order-view.ts'

const text = z.string().min(1).max(1000)
const label = z.string().min(1).max(60)
const Nothing = z.strictObject({})
const lot = versioned(Lot)
const workOrder = versioned(WorkOrder)
const tooling = versioned(Tooling)
const workCentre = versioned(WorkCentre)
const readers = ['buyer', ...shopRoles] as const

/** When it was done, where it is said afterwards: by a terminal that had no connection meanwhile. Now where it is not said. */
const Timed = z.strictObject({ doneAt: Instant.optional() })
/** What came out of an operation; `cause` is needed when pieces are scrapped or must be reworked. */
export const Outcome = z.strictObject({ good: Pieces, scrap: Pieces, rework: Pieces, cause: Cause.optional() })
export const Reworked = z.strictObject({ good: Pieces, scrap: Pieces, cause: Cause.optional() })
export const Receipt = z.strictObject({ ...Outcome.shape, certificateIds: z.array(z.string().min(1).max(100)).max(20) })

/** A lot to make: blanks of each heat, adding up to the lot's quantity. Five heats in each of ten lots still fit one transaction. */
export const LotRequest = z.strictObject({
  quantity: SomePieces, materialOwner: Party,
  heats: z.array(z.strictObject({ heatId: label, quantity: SomePieces })).min(1).max(5),
})
export type LotRequest = z.infer<typeof LotRequest>
const Material = z.strictObject({ heatId: label, quantity: SomePieces })

/** Step 4: work starts only when contract, payment and plan agree; every piece is accounted for. */
export const production = contract({
  ...productionEvents,
  version: '1.0.0',
  summary: 'Work starts only after signature and payment; every piece accounted for, every heat traceable',
  routes: {
    timeline: timelineRoute,
    readWorkOrder: query('/work-orders/{workOrderId}', { summary: 'One work order with its gates: why it waits, or who released it', roles: readers, returns: workOrder }),
    listWorkOrders: query('/work-orders', {
      summary: "Work orders: a customer's own, those of one order, or all of one status for the shop",
      roles: readers, query: Searching.extend({ status: WorkOrderStatus.optional(), orderId: idOf('order').optional() }), returns: page(workOrder),
    }),
    releaseWorkOrder: command('/work-orders/{workOrderId}/release', {
      summary: 'Release to the floor: only with every gate open. Makes the lots, with the heats they are cut from', roles: ['planner'], returns: workOrder,
      body: z.strictObject({ lots: z.array(LotRequest).min(1).max(10) }),
      example: { lots: [{ quantity: 20, materialOwner: 'manufacturer', heats: [{ heatId: 'H-48213', quantity: 20 }] }] },
    }),
    holdWorkOrder: command('/work-orders/{workOrderId}/hold', { summary: 'Stop a released order; what was made stays', roles: ['planner', 'manager'], body: z.strictObject({ reason: text }), returns: workOrder, example: { reason: 'The fixture is cracked.' } }),
    resumeWorkOrder: command('/work-orders/{workOrderId}/resumption', { summary: 'Lift what the shop itself raised, having seen any later plan', roles: ['planner', 'manager'], body: z.strictObject({ reason: text }), returns: workOrder, example: { reason: 'The fixture is repaired.' } }),
    cancelWorkOrder: command('/work-orders/{workOrderId}/cancellation', { summary: 'Cancel before release', roles: ['planner', 'manager'], body: z.strictObject({ reason: text }), returns: workOrder, example: { reason: 'The customer has withdrawn the order.' } }),
    closeWorkOrder: command('/work-orders/{workOrderId}/closure', { summary: 'Close a completed order, or one whose contract was terminated', roles: ['planner', 'manager'], body: z.strictObject({ reason: text }), returns: workOrder, example: { reason: 'All lots are with the customer.' } }),
    receiveCustomerMaterial: command('/work-orders/{workOrderId}/customer-material/receipts', { summary: "Book in the customer's blanks of one heat", roles: ['planner', 'clerk'], body: Material.extend({ description: text }), returns: workOrder, example: { heatId: 'H-48213', quantity: 22, description: 'Forged blanks EN AW-6082' } }),
    scrapCustomerMaterial: command('/work-orders/{workOrderId}/customer-material/scrap', { summary: "Book out customer's blanks that cannot be used", roles: ['planner', 'inspector'], body: Material, returns: workOrder, example: { heatId: 'H-48213', quantity: 1 } }),
    returnCustomerMaterial: command('/work-orders/{workOrderId}/customer-material/returns', { summary: "Send the customer's unused blanks back", roles: ['planner', 'clerk'], body: Material, returns: workOrder, example: { heatId: 'H-48213', quantity: 1 } }),

    registerTooling: creation('/work-orders/{workOrderId}/tooling', {
      summary: "Register a tool or fixture, ours or the customer's, for this order's part and revision", roles: ['planner', 'clerk'],
      body: z.strictObject({ owner: Party, paidBy: Party, description: text }), returns: tooling, example: { owner: 'customer', paidBy: 'customer', description: 'Welding fixture, two parts, in its case' },
    }),
    readTooling: query('/tooling/{toolingId}', { summary: 'One tool: whose it is, who paid for it, where it is', roles: readers, returns: tooling }),
    listTooling: query('/tooling', {
      summary: "Tooling of a part, of an owner or both; a customer's own; or all of one status for the shop (checked out unless told)",
      roles: readers, query: Paging.extend({ partNumber: label.optional(), owner: Party.optional(), status: ToolingStatus.optional() }), returns: page(tooling),
    }),
    assignTooling: command('/tooling/{toolingId}/work-orders', { summary: 'Use it for another work order of the same part and revision too', roles: ['planner'], body: z.strictObject({ workOrderId: idOf('workOrder') }), returns: tooling, example: { workOrderId: 'wo_01JD3ZQ8V5N6M7P8R9S0T1V2W3' } }),
    checkOutTooling: command('/tooling/{toolingId}/check-out', { summary: 'Take it out of the store to an operation of a lot', roles: ['planner', 'operator'], body: z.strictObject({ lotId: idOf('lot'), sequence: z.int().min(1).max(9999) }), returns: tooling, example: { lotId: 'lot_01JD3ZQ8V5N6M7P8R9S0T1V2W3', sequence: 10 } }),
    checkInTooling: command('/tooling/{toolingId}/check-in', { summary: 'Put it back into the store', roles: ['planner', 'clerk', 'operator'], body: Nothing, returns: tooling, example: {} }),
    returnTooling: command('/tooling/{toolingId}/return', { summary: "Send the customer's tool back to its owner", roles: ['planner', 'clerk'], body: z.strictObject({ reference: label }), returns: tooling, example: { reference: 'DN-1187' } }),
    scrapTooling: command('/tooling/{toolingId}/scrap', { summary: 'Book it as unusable; the cause decides who bears it', roles: ['planner'], body: z.strictObject({ cause: Cause, reason: text }), returns: tooling, example: { cause: 'customer-tooling-defect', reason: 'The locating pin has broken out.' } }),

    readLot: query('/lots/{lotId}', { summary: 'One lot: every operation with its pieces, heats, splits and quality decisions', roles: readers, returns: lot }),
    listLots: query('/lots', {
      summary: "Lots: a customer's own, those of one order, or all of one status for the shop",
      roles: readers, query: Searching.extend({ status: LotStatus.optional(), orderId: idOf('order').optional() }), returns: page(lot),
    }),
    addWorkCentre: creation('/work-centres', {
      summary: 'Set up a work centre: what is done there, and when it works', roles: ['planner', 'manager'], body: z.strictObject({ name: WorkCentreName, ...WorkCentreInput.shape }), returns: workCentre,
      example: { name: 'MILL-5AX', ...exampleWorkCentre },
    }),
    readWorkCentre: query('/work-centres/{workCentreId}', { summary: 'One work centre with its calendar', roles: shopRoles, returns: workCentre }),
    listWorkCentres: query('/work-centres', { summary: 'The work centres of the shop, by name; retired ones too', roles: shopRoles, query: Paging, returns: page(workCentre) }),
    changeWorkCentre: command('/work-centres/{workCentreId}', { method: 'PUT', summary: 'Change what is done there or when it works; its name stays', roles: ['planner', 'manager'], body: WorkCentreInput, returns: workCentre, example: exampleWorkCentre }),
    retireWorkCentre: command('/work-centres/{workCentreId}/retirement', { summary: 'Take it out of use: nothing begins there any more', roles: ['planner', 'manager'], body: z.strictObject({ reason: text }), returns: workCentre, example: { reason: 'The spindle is worn out; the machine is sold.' } }),
    reinstateWorkCentre: command('/work-centres/{workCentreId}/reinstatement', { summary: 'Take it into use again', roles: ['planner', 'manager'], body: Nothing, returns: workCentre, example: {} }),
    listWork: query('/work-centres/{workCentre}/work', { summary: 'The work list of one work centre: lots whose next or running operation is there', roles: shopRoles, query: Paging, returns: page(lot) }),
    traceHeat: query('/heats/{heatId}/lots', { summary: 'Every lot that carries this heat', roles: shopRoles, query: Paging, returns: page(versioned(HeatUse)) }),
    splitLot: command('/lots/{lotId}/split', { summary: 'Split pieces off into a lot of their own, before an operation begins', roles: ['planner'], body: z.strictObject({ quantity: SomePieces }), returns: lot, example: { quantity: 5 } }),
    mergeLots: command('/lots/{lotId}/merge', {
      summary: 'Take in all pieces of another lot of the same work order that waits before the same operation', roles: ['planner'],
      body: z.strictObject({ lotId: idOf('lot') }), returns: lot, example: { lotId: 'lot_01JD3ZQ8V5N6M7P8R9S0T1V2W3' },
    }),

    planShop: creation('/schedule/plans', { summary: 'Plan the shop anew: what is released as well as it can be, what waits for its gates in the room that is left', roles: ['planner', 'manager'], body: Nothing, returns: ScheduleSeen, example: {} }),
    readSchedule: query('/schedule', { summary: "The shop's schedule: how old it is, when each order will be made, what is late and why, and the load of each work centre week by week", roles: shopRoles, returns: ScheduleSeen }),
    readScheduledWork: query('/schedule/operations', {
      summary: 'What is planned, when and where: of one work centre or all, within a span of time; with the hours worked there when the span is three weeks or less', roles: shopRoles,
      query: z.strictObject({ workCentre: label.optional(), from: Instant.optional(), to: Instant.optional() }), returns: ScheduledWork,
    }),
    readForecast: query('/work-orders/{workOrderId}/forecast', { summary: 'When an order will be made, by the latest plan of the shop', roles: readers, returns: Forecast }),
    pinOperation: creation('/lots/{lotId}/operations/{sequence}/pin', { method: 'PUT', summary: 'Have an operation begin at a moment of your choice; the shop is planned anew around it', roles: ['planner'], body: z.strictObject({ start: Instant }), returns: ScheduleSeen, example: { start: '2027-03-01T08:00:00.000Z' } }),
    unpinOperation: creation('/lots/{lotId}/operations/{sequence}/pin', { method: 'DELETE', summary: 'Leave an operation to the plan again', roles: ['planner'], body: Nothing, returns: ScheduleSeen, example: {} }),

    startSetup: command('/lots/{lotId}/operations/{sequence}/setup', { summary: 'Begin to set up', roles: ['operator'], body: Timed, returns: lot, example: {} }),
    startOperation: command('/lots/{lotId}/operations/{sequence}/start', { summary: 'Begin to work', roles: ['operator'], body: Timed, returns: lot, example: {} }),
    pauseOperation: command('/lots/{lotId}/operations/{sequence}/pause', { summary: 'Pause, with the reason', roles: ['operator'], body: Timed.extend({ reason: text }), returns: lot, example: { reason: 'Insert broken.' } }),
    resumeOperation: command('/lots/{lotId}/operations/{sequence}/resumption', { summary: 'Go on after a pause', roles: ['operator'], body: Timed, returns: lot, example: {} }),
    finishOperation: command('/lots/{lotId}/operations/{sequence}/completion', { summary: 'Finish: every piece that went in is good, scrap or rework', roles: ['operator'], body: Outcome.extend(Timed.shape), returns: lot, example: { good: 19, scrap: 1, rework: 0, cause: 'workmanship' } }),
    reworkOperation: command('/lots/{lotId}/operations/{sequence}/rework', { summary: 'Report reworked pieces; the lot moves on when none is left', roles: ['operator'], body: Reworked.extend(Timed.shape), returns: lot, example: { good: 1, scrap: 0 } }),

    orderOutside: command('/lots/{lotId}/operations/{sequence}/order', { summary: 'Order an operation that the customer or a subcontractor performs', roles: ['planner'], body: z.strictObject({ reference: label }), returns: lot, example: { reference: 'PO-2209' } }),
    sendOutside: command('/lots/{lotId}/operations/{sequence}/dispatch', { summary: 'Send pieces out', roles: ['planner', 'clerk'], body: z.strictObject({ quantity: SomePieces }), returns: lot, example: { quantity: 20 } }),
    confirmAtSupplier: command('/lots/{lotId}/operations/{sequence}/arrival', { summary: 'Confirm that the pieces have arrived; a customer confirms for its own operations', roles: ['planner', 'clerk', 'buyer'], body: Nothing, returns: lot, example: {} }),
    receiveOutside: command('/lots/{lotId}/operations/{sequence}/receipt', { summary: 'Book pieces back in, all or in part, with their certificates', roles: ['planner', 'clerk'], body: Receipt, returns: lot, example: { good: 20, scrap: 0, rework: 0, certificateIds: ['EN-10204-3.1-7781'] } }),
    acceptOutside: command('/lots/{lotId}/operations/{sequence}/acceptance', { summary: 'Accept an outside operation once every piece is back', roles: ['planner', 'inspector'], body: Nothing, returns: lot, example: {} }),
  },
})
