import { customers, type SampleCustomer } from '#shared/adapters/local/sample-people.ts'
import { render } from '#shared/documents/render.ts'
import type { DocumentTools } from '#shared/documents/tools.ts'
import type { Answered } from '#shared/kernel/client.ts'
import type { Route } from '#shared/kernel/contract.ts'
import { ok } from '#shared/kernel/result.ts'
import { workshop } from '#shared/testing/scenario.ts'
import { quoting } from '../contract.ts'
import { examplePlan, exampleWishes } from '../examples.ts'
import type { GeometryReport } from '../geometry/report.ts'
import { nothingRecognised } from '../geometry/report.ts'
import type { GeometryTools } from '../geometry-tools.ts'
import { quotingService } from '../handlers.ts'
import { quotingWorkers } from '../workers.ts'

/** The quoting room with a geometry kernel that always finds a cube; its real one has tests of its own. */
export const cube: GeometryReport = {
  decision: 'quotable', format: 'step', schema: 'AP214', units: 'mm', warnings: [], pmi: [], milliseconds: 1,
  solids: [{ volumeMm3: 1000, volumeRelativeError: 0, areaMm2: 600, boundingBoxMm: { min: [0, 0, 0], max: [10, 10, 10] }, centroidMm: [5, 5, 5], faces: { total: 6, plane: 6, cylinder: 0, cone: 0, sphere: 0, torus: 0, freeform: 0 }, ...nothingRecognised }],
}
const tools: GeometryTools & DocumentTools = { render, analyse: async () => ok({ report: cube, preview: new TextEncoder().encode('glTF of a cube') }) }
export const shop = (other: Partial<typeof tools> = {}) => workshop(quoting, quotingService, { workers: quotingWorkers, tools: { ...tools, ...other } })
export type Shop = ReturnType<typeof shop>

/** The value of an answer that must be one. */
export const value = async <R extends Route>(answer: Promise<Answered<R>>) => {
  const answered = await answer
  if (!answered.ok) throw new Error(`${answered.problem.code}: ${answered.problem.detail}`)
  return answered.value
}
export const problem = async (answer: Promise<{ ok: true; value: unknown } | { ok: false; problem: { status: number; code: string } }>) => {
  const answered = await answer
  if (answered.ok) throw new Error('a problem was expected')
  return `${answered.problem.status} ${answered.problem.code}`
}

export const upload = (at: Shop, text: string, customer: SampleCustomer = 'aurora') => at.ports.files.write(customers[customer].customerId, new TextEncoder().encode(text), 'model/step')
export const step = (hash: string) => ({ sha256: hash, name: 'bracket.step', contentType: 'model/step', revision: 'A', exportClass: 'confidential' as const })

/** A request with one STEP file, in the shop's review. */
export const inReview = async (at: Shop) => {
  const buyer = at.as('buyer')
  const opened = await value(buyer.openRequest({ body: exampleWishes }))
  const params = { rfqId: opened.rfqId }
  const attached = await value(buyer.attachDocument({ params, version: 1, body: step(await upload(at, 'ISO-10303-21; part')) }))
  const submitted = await value(buyer.submitRequest({ params, version: attached.version, body: {} }))
  return value(at.as('sales-engineer').startReview({ params, version: submitted.version, body: {} }))
}

/** The same with every line accepted and the file measured. */
export const accepted = async (at: Shop) => {
  let rfq = await inReview(at)
  await at.work()
  rfq = await value(at.as('sales-engineer').readRequest({ params: { rfqId: rfq.rfqId } }))
  for (const { line } of rfq.requirements) {
    rfq = await value(at.as('sales-engineer').answerRequirement({ params: { rfqId: rfq.rfqId, line: String(line) }, version: rfq.version, body: { answer: 'accept' } }))
  }
  return rfq
}

export const submittedPlan = async (at: Shop) => {
  const { rfqId } = await accepted(at)
  const draft = await value(at.as('planner').draftPlan({ params: { rfqId }, body: examplePlan }))
  const plan = await value(at.as('planner').submitPlan({ params: { planId: draft.planId }, version: draft.version, body: { validDays: 30 } }))
  if (plan.status !== 'Submitted') throw new Error(plan.status)
  return plan
}

