import { create, find, look, name } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { quality } from '../contract.ts'
import { draft } from '../domain/fai.ts'
import { fais } from '../fais.ts'
import { inspectionPlans } from '../inspection-plans.ts'
import { inspections } from '../inspections.ts'
import { lots } from '../lots.ts'
import { ncrs } from '../ncrs.ts'
import { shopProfile } from '../shop-profile.ts'
import { passedInspections } from './passed-inspections.ts'
import { personOf } from './person.ts'

/** Reports of one lot that are looked through for their numbers. */
const limit = 100

export const draftFirstArticle: Handler<typeof quality, 'draftFirstArticle'> = async (call, ports) => {
  const { actor } = call.cause
  const final = await find(call, ports, inspections, call.params.inspectionId)
  if (!final.ok) return final
  const { lotId, planHash } = final.value.state
  const lot = await look(call, ports, lots, lotId)
  if (!lot.ok) return lot
  const plan = await look(call, ports, inspectionPlans, planHash)
  if (!plan.ok) return plan
  const earlier = await passedInspections(call, ports, lot.value.state)
  if (!earlier.ok) return earlier
  const reported = await ncrs.list(ports.store, { index: 'byLot', partition: `ncr#${lotId}`, limit, descending: true }, actor)
  if (reported.withheld > 0) return refuse('not-cleared')
  const { id, number } = await name(ports, 'fai')
  const { scope, ...particulars } = call.body
  const { name: organization } = await shopProfile.now(call, ports)
  const drafting = { faiId: id, number, organization, scope, particulars, draftedBy: personOf(call) }
  return create(call, ports, fais, draft({ lot: lot.value.state, plan: plan.value.state, final: final.value.state, earlier: earlier.value, ncrs: reported.items }, drafting, ports.clock.now()))
}
