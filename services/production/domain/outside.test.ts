import { describe, expect, it } from 'vitest'
import { at, code, counts, later, manufacturer, order, sawn } from '../test/making.ts'
import { must, start } from '../test/order.ts'
import { reworkOperation } from './operation.ts'
import { acceptOutside, confirmAtSupplier, orderOutside, receiveOutside, sendOutside } from './outside.ts'

describe('an operation that somebody else performs', () => {
  const ordered = must(orderOutside(order, sawn, { ...at(20), reference: 'PO-2209' }, start))
  const sent = must(sendOutside(order, ordered, { sequence: 20, quantity: 12 }, start))

  it('is ordered, sent out in parts, confirmed, received in parts with certificates, and accepted', () => {
    expect(sent.operations[1]).toMatchObject({ status: 'SentOut', reference: 'PO-2209', ledger: { inProcess: 7, atSupplier: 12 } })
    const there = must(confirmAtSupplier(sent, { sequence: 20, byCustomer: false }, start))
    const half = must(receiveOutside(there, { sequence: 20, ...counts(11, 1, 0), certificateIds: ['C-1'] }, manufacturer, later))
    expect(half).toMatchObject({ quantity: 18, operations: [{}, { status: 'AtSupplier', ledger: { good: 11, scrap: 1, inProcess: 7, atSupplier: 0 } }, {}, {}] })
    const rest = sendOutside(order, half, { sequence: 20, quantity: 7 }, start)
    expect(rest.ok && rest.value.events).toMatchObject([{ type: 'OutsideShipmentSent', data: { supplier: 'Eloxal Nord', quantity: 7 } }])
    const home = receiveOutside(must(rest), { sequence: 20, ...counts(7, 0, 0), certificateIds: ['C-2', 'C-1'] }, manufacturer, later)
    expect(home.ok && home.value.events).toMatchObject([{ type: 'OutsideShipmentReceived', data: { quantity: 7, good: 7, certificateIds: ['C-2', 'C-1'] } }])
    expect(must(home).operations[1]).toMatchObject({ status: 'Received', certificateIds: ['C-1', 'C-2'] })
    const done = acceptOutside(must(home), at(20), manufacturer, later)
    expect(done.ok && done.value.events).toMatchObject([{ type: 'OperationCompleted', data: { operation: { performer: 'subcontractor', supplier: 'Eloxal Nord', good: 18, scrap: 1 } } }])
    expect(must(done).operations[2]).toMatchObject({ status: 'Ready', performer: 'customer', ledger: { input: 18 } })
  })

  it('counts pieces reworked after they came home as good', () => {
    const away = must(sendOutside(order, ordered, { sequence: 20, quantity: 19 }, start))
    const home = must(receiveOutside(away, { sequence: 20, ...counts(17, 0, 2), certificateIds: [] }, manufacturer, later))
    const reworked = must(reworkOperation(home, { ...at(20), good: 2, scrap: 0 }, manufacturer, later))
    expect(must(acceptOutside(reworked, at(20), manufacturer, later)).operations[2]).toMatchObject({ status: 'Ready', ledger: { input: 19 } })
  })

  it.each([
    ['sending before ordering', () => sendOutside(order, sawn, { sequence: 20, quantity: 1 }, start), 'operation-not-in-state'],
    ['ordering twice', () => orderOutside(order, ordered, { ...at(20), reference: 'PO' }, start), 'operation-not-in-state'],
    ['sending more than is here', () => sendOutside(order, sent, { sequence: 20, quantity: 8 }, start), 'not-that-many-here'],
    ["the customer's word for a subcontractor", () => confirmAtSupplier(sent, { sequence: 20, byCustomer: true }, start), 'operation-is-not-yours'],
    ['arrival of what was not sent', () => confirmAtSupplier(ordered, { sequence: 20, byCustomer: false }, start), 'operation-not-in-state'],
    ['receiving what was not sent', () => receiveOutside(ordered, { sequence: 20, ...counts(1, 0, 0), certificateIds: [] }, manufacturer, later), 'operation-not-in-state'],
    ['receiving more than is away', () => receiveOutside(sent, { sequence: 20, ...counts(13, 0, 0), certificateIds: [] }, manufacturer, later), 'receipt-does-not-fit'],
    ['receiving scrap without a cause', () => receiveOutside(sent, { sequence: 20, good: 0, scrap: 1, rework: 0, certificateIds: [] }, manufacturer, later), 'scrap-needs-cause'],
    ['accepting what is not home', () => acceptOutside(sent, at(20), manufacturer, later), 'operation-not-in-state'],
  ])('refuses %s', (_, decision, expected) => {
    expect(code(decision())).toBe(expected)
  })
})
