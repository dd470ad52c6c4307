import { describe, expect, it } from 'vitest'
import type { Store } from '#shared/kernel/ports.ts'
import { approvePlan } from '../app/approve-plan.ts'
import { submitPlan } from '../app/submit-plan.ts'
import { withdrawRequest } from '../app/withdraw-request.ts'
import { draftPlan } from '../app/draft-plan.ts'
import { examplePlan } from '../examples.ts'
import { quoting } from '../contract.ts'
import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { actorOf, type Actor } from '#shared/kernel/actor.ts'
import { inputsOf } from '#shared/kernel/export-control.ts'
import type { Cause } from '#shared/kernel/cause.ts'
import type { Role } from '#shared/vocabulary/roles.ts'
import { accepted, shop, submittedPlan, value } from './shop.ts'

const actorIn = (role: Role): Actor => {
  const actor = actorOf(claimsFor(role))
  if (!actor) throw new Error(role)
  return actor
}
/** A cause without If-Match: two people act on what both have just read. */
const cause = (role: Role, key: string): Cause => ({ publisher: { service: 'quoting', published: new Map(Object.entries(quoting.events)) }, actor: actorIn(role), correlationId: key, causationId: key, receipt: { key, fingerprint: key }, inputs: inputsOf() })
const call = <P extends object, B>(role: Role, key: string, params: P, body: B) => ({ cause: cause(role, key), locale: 'en' as const, sourceIp: '192.0.2.1', params, query: {}, body })

/** A store in which somebody else acts between this writer's last read and its write, once. */
const interrupted = (store: Store, meanwhile: () => Promise<unknown>): Store => {
  let before: (() => Promise<unknown>) | undefined = meanwhile
  return { ...store, transact: async (writes) => {
    const act = before
    before = undefined
    await act?.()
    return store.transact(writes)
  } }
}

describe('two at once', () => {
  it('never approve a plan of a withdrawn request, whoever comes first', async () => {
    for (const first of ['approve', 'withdraw'] as const) {
      const at = shop()
      const { planId, rfqId, contentHash } = await submittedPlan(at)
      const approve = (ports = at.ports) => approvePlan(call('buyer', 'approve', { planId }, { contentHash }), ports)
      const withdraw = (ports = at.ports) => withdrawRequest(call('buyer', 'withdraw', { rfqId }, { reason: 'On hold.' }), ports)
      const late = first === 'approve'
        ? await withdraw({ ...at.ports, store: interrupted(at.ports.store, () => approve()) })
        : await approve({ ...at.ports, store: interrupted(at.ports.store, () => withdraw()) })
      expect(late.ok ? 'done' : late.error.code).toBe(first === 'approve' ? 'plan-already-approved' : 'plan-not-submitted')
      const plan = await value(at.as('buyer').readPlan({ params: { planId } }))
      const rfq = await value(at.as('buyer').readRequest({ params: { rfqId } }))
      expect(`${plan.status} ${rfq.status}`).toBe(first === 'approve' ? 'Approved Quoted' : 'Rejected Withdrawn')
    }
  })

  it('never leave two plans before the customer, nor a plan on a withdrawn request', async () => {
    const at = shop()
    const { rfqId } = await accepted(at)
    const ids: string[] = []
    for (const key of ['one', 'two', 'three']) {
      const drafted = await draftPlan(call('planner', key, { rfqId }, examplePlan), at.ports)
      if (drafted.ok) ids.push(drafted.value.body.planId)
    }
    const [one = '', two = '', three = ''] = ids
    const submit = (planId: string, ports = at.ports) => submitPlan(call('planner', `submit ${planId}`, { planId }, { validDays: 30 }), ports)
    await submit(one, { ...at.ports, store: interrupted(at.ports.store, () => submit(two)) })
    const states = (await value(at.as('planner').listPlans({ params: { rfqId } }))).items.map(({ planId, status }) => [planId, status])
    expect(Object.fromEntries(states)).toEqual({ [one]: 'Submitted', [two]: 'Superseded', [three]: 'Draft' })
    const withdraw = () => withdrawRequest(call('buyer', 'withdraw', { rfqId }, { reason: 'On hold.' }), at.ports)
    const late = await submit(three, { ...at.ports, store: interrupted(at.ports.store, withdraw) })
    expect(late.ok ? 'done' : late.error.code).toBe('request-not-in-review')
    expect((await value(at.as('planner').readPlan({ params: { planId: three } }))).status).toBe('Draft')
  })
})
