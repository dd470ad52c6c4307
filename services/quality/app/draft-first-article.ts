import { create, find, name, notFound } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { manufacturer } from '#shared/vocabulary/manufacturer.ts'
import type { quality } from '../contract.ts'
import { draft } from '../domain/fai.ts'
import { fais } from '../fais.ts'
import { inspectionPlans } from '../inspection-plans.ts'
import { inspections } from '../inspections.ts'
import { lots } from '../lots.ts'
import { ncrs } from '../ncrs.ts'
import { passedInspections } from './passed-inspections.ts'
import { personOf } from './person.ts'

/** Reports of one lot that are looked through for their numbers. */
const limit = 100

export const draftFirstArticle: Handler<typeof quality, 'draftFirstArticle'> = async (call, ports) => {
  const { actor } = call.cause
  const final = await find(call, ports, inspections, call.params.inspectionId)
  if (!final.ok) return final
  const { lotId, planHash } = final.value.state
  const lot = await lots.load(ports.store, lotId, actor)
  if (!lot) return notFound('lot', lotId)
  const plan = await inspectionPlans.load(ports.store, planHash, actor)
  if (!plan) return notFound('plan', planHash)
  const earlier = await passedInspections(ports, actor, lot.state)
  const reported = await ncrs.list(ports.store, { index: 'byLot', partition: `ncr#${lotId}`, limit, descending: true }, actor)
  const { id, number } = await name(ports, 'fai')
  const { scope, ...particulars } = call.body
  const drafting = { faiId: id, number, organization: manufacturer.address.name, scope, particulars, draftedBy: personOf(call) }
  return create(call, ports, fais, draft({ lot: lot.state, plan: plan.state, final: final.value.state, earlier, ncrs: reported.items }, drafting, ports.clock.now()))
}
