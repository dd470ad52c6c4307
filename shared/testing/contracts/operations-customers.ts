import { expect, it } from 'vitest'
import { eraseCustomer } from '#shared/kernel/operations/erase-customer.ts'
import { exportCustomer } from '#shared/kernel/operations/export-customer.ts'
import { liftHold, setHold } from '#shared/kernel/operations/holds.ts'
import type { Operations } from '#shared/kernel/operations/port.ts'
import type { Published, Store } from '#shared/kernel/ports.ts'
import { sourceOf } from '#shared/kernel/service.ts'
import { entryOf, eventOf, newOrder, operated, type Suite } from './operations-given.ts'

/** Export, legal hold and erasure, on the sample service's notes. */
export const customers = ({ at, clock }: Suite): void => {
  const customerId = 'cus_borealis'
  const rememberedBy = (orderId: string, caseId: string, status: string) => {
    const by = { kind: 'user' as const, id: 'buyer-borealis', name: 'Bo Buyer' }
    const opened: Published = { source: sourceOf('sample'), envelope: { ...eventOf(orderId, 1, clock.now()).envelope, id: `sample.${caseId}.1.0`, type: 'NoteOpened', aggregateId: caseId, actor: by, data: {} } }
    const closed: Published = { source: sourceOf('sample'), envelope: { ...opened.envelope, id: `sample.${caseId}.2.0`, type: 'NoteClosed', aggregateVersion: 2, data: { caseId, text: 'Bo Buyer waits.' } } }
    const state = { caseId, number: 'CAS-1', orderId, customerId, text: 'Call me at home.', seen: 0, checked: 0, status }
    return [{ pk: `cas#${caseId}`, sk: 'state', version: 2, state, exportClass: 'dual-use', byCustomer: customerId, byCustomerSort: caseId }, entryOf(opened, false), entryOf(closed)]
  }
  const remember = async (caseId: string, status: string): Promise<string> => {
    const orderId = newOrder()
    for (const item of rememberedBy(orderId, caseId, status)) await at().world.store('sample').transact([{ kind: 'put', item, when: 'absent' }])
    return orderId
  }
  const erase = (orderId: string, doing = true) => eraseCustomer(at().world, operated, { customerId, orderId, by: 'Olga' }, doing)
  const kinds = async (orderId: string) => (await erase(orderId)).hindrances.map(({ kind }) => kind)

  it('export names every place; erase waits for the end, the retention period and the hold, and then leaves trade facts and a trace', async () => {
    const orderId = await remember('cas_a', 'Open')
    const { people, orders } = await exportCustomer(at().world, operated, customerId)
    expect([people, orders.find((each) => each.orderId === orderId)?.things]).toEqual([
      [{ id: 'buyer-borealis', name: 'Bo Buyer' }], [{ service: 'sample', thing: 'cas_a', fields: [{ path: 'text', value: 'Call me at home.' }], files: [] }],
    ])
    expect(await kinds(orderId)).toEqual(['running', 'retention'])
    clock.advance(400 * 86_400)
    expect(await kinds(orderId)).toEqual(['running'])

    const ended = await remember('cas_b', 'Closed')
    clock.advance(400 * 86_400)
    await setHold(at().world, operated, { subject: ended, reason: 'claim', by: 'Lea' })
    expect(await setHold(at().world, operated, { subject: ended, reason: 'again', by: 'Lea' })).toBe(0)
    expect(await kinds(ended)).toEqual(['legal-hold', 'legal-hold'])
    expect(await liftHold(at().world, operated, { subject: ended, reason: 'settled', by: 'Lea' })).toBe(2)
    const untouched = await at().world.store('sample').get({ pk: 'cas#cas_b', sk: 'state' })
    expect(await erase(ended, false)).toEqual({ orders: [ended], hindrances: [], own: 0, found: { sample: { states: 1, entries: 2, files: 0 }, neighbour: { states: 0, entries: 0, files: 0 } } })
    expect(await at().world.store('sample').get({ pk: 'cas#cas_b', sk: 'state' })).toEqual(untouched)
    await erase(ended)
    expect(await at().world.store('sample').get({ pk: 'cas#cas_b', sk: 'state' })).toMatchObject({ version: 3, exportClass: 'dual-use', byCustomer: customerId, state: { number: 'CAS-1', text: 'erased', status: 'Closed' } })
    const entries = []
    for await (const item of at().world.history('sample', { orderId: ended })) entries.push({ erased: item['erased'], envelope: JSON.parse(String(item['envelope'])) })
    expect(entries).toMatchObject([
      { erased: true, envelope: { type: 'NoteOpened', actor: { id: 'erased', name: 'erased' } } },
      { erased: true, envelope: { type: 'NoteClosed', data: { caseId: 'cas_b', text: 'erased' } } },
      { envelope: { type: 'PersonalDataErased', actor: { id: 'Olga' }, aggregateVersion: 3 } },
    ])
    expect((await erase(ended, false)).found['sample']).toEqual({ states: 0, entries: 0, files: 0 })
    expect(await at().world.store('sample').get({ pk: 'cas#cas_a', sk: 'state' })).toMatchObject({ version: 2, state: { text: 'Call me at home.' } })
  })

  it('erase goes on where it was cut off, wherever that was', async () => {
    for (const writes of [0, 1, 2, 3, 4]) {
      const orderId = await remember(`cas_cut${writes}`, 'Closed')
      clock.advance(400 * 86_400)
      const order = { customerId, orderId, by: 'Olga' }
      await expect(eraseCustomer(dyingAfter(at().world, writes), operated, order, true)).rejects.toThrow('the power is gone')
      await eraseCustomer(at().world, operated, order, true)
      const left = [await at().world.store('sample').get({ pk: `cas#cas_cut${writes}`, sk: 'state' }), await at().world.store('sample').get({ pk: `erasing#${customerId}`, sk: 'state' })]
      for await (const item of at().world.history('sample', { orderId })) left.push(item)
      expect(left).toHaveLength(5)
      expect(JSON.stringify(left)).not.toMatch(/Bo Buyer|buyer-borealis|at home/)
    }
  })
}

/** A world whose power fails at one of its writes. */
const dyingAfter = (world: Operations, writes: number): Operations => {
  let left = writes
  const dying = (store: Store): Store => ({ ...store, transact: async (each) => {
    left -= 1
    if (left < 0) throw new Error('the power is gone')
    return store.transact(each)
  } })
  return { ...world, store: (service) => dying(world.store(service)) }
}
