import { sha256 as hashOf } from '#shared/kernel/hash.ts'
import type { ExportClass } from '#shared/vocabulary/export-class.ts'
import { examplePlan, exampleWishes } from '#services/quoting/examples.ts'
import { change, must, until, type Shop } from './shop.ts'

export type Asked = { readonly rfqId: string; readonly orderId: string; readonly number: string }
/** `exportClass` is what its customer says of it: confidential unless given. `part`, `delivery`: what it is called and where it goes, unless as in the example. */
export type Drawing = { readonly name: string; readonly bytes: Uint8Array; readonly exportClass?: ExportClass; readonly part?: typeof exampleWishes.part; readonly delivery?: typeof exampleWishes.delivery }

/** Step 1: the customer asks, with a STEP file; every line is answered before a price goes out. */
export const talkRequirementsThrough = async (shop: Shop, drawing: Drawing): Promise<Asked> => {
  const asked = await openAndSubmit(shop, drawing)
  const sales = shop.quoting('sales-engineer')
  const params = { rfqId: asked.rfqId }
  await change(() => sales.readRequest({ params }), ({ version }) => sales.startReview({ params, version, body: {} }))
  await answerLines(shop, asked.rfqId)
  return asked
}

/** The customer's request with its drawing, sent and measured; nobody at the shop has looked at it yet. */
export const openAndSubmit = async (shop: Shop, drawing: Drawing): Promise<Asked> => {
  const buyer = shop.quoting('buyer')
  const wishes = { ...exampleWishes, part: drawing.part ?? exampleWishes.part, delivery: drawing.delivery ?? exampleWishes.delivery }
  const sha256 = hashOf(drawing.bytes)
  const link = await must(buyer.requestUpload({ body: { sha256, bytes: drawing.bytes.byteLength, contentType: 'model/step' } }))
  await shop.upload('quoting', link, drawing.bytes, sha256)
  const opened = await must(buyer.openRequest({ body: wishes }))
  const { rfqId, orderId, number } = opened
  const params = { rfqId }
  const read = () => buyer.readRequest({ params })
  shop.tell('buyer', `opened ${number} for ${wishes.part.number} ${wishes.part.name}, ${wishes.quantities.join(' / ')} pieces`)
  await change(read, ({ version }) => buyer.attachDocument({ params, version, body: { sha256, name: drawing.name, contentType: 'model/step', revision: 'A', exportClass: drawing.exportClass ?? 'confidential' } }))
  await change(read, ({ version }) => buyer.submitRequest({ params, version, body: {} }))
  const measured = await until(shop, 'the measurement of the part', async () => {
    const { documents } = await must(read())
    return documents.every(({ analysis }) => analysis.status !== 'Pending') ? documents[0]?.analysis : undefined
  })
  shop.tell('geometry', measured.status === 'Measured' ? `${measured.measures.volumeMm3} mm³, ${measured.measures.areaMm2} mm², ${measured.measures.faces} faces` : measured.status)
  return { rfqId, orderId, number }
}

const answerLines = async (shop: Shop, rfqId: string): Promise<void> => {
  const [buyer, sales] = [shop.quoting('buyer'), shop.quoting('sales-engineer')]
  const params = { rfqId }
  const read = () => sales.readRequest({ params })
  const { requirements } = await must(read())
  const note = requirements.find(({ kind }) => kind === 'note')
  if (note) {
    const line = { rfqId, line: String(note.line) }
    await change(read, ({ version }) => sales.answerRequirement({ params: line, version, body: { answer: 'ask', question: 'Also inside the two pockets?' } }))
    shop.tell('sales engineer', `asked about line ${note.line}: “${note.text}”`)
    await change(() => buyer.readRequest({ params }), ({ version }) => buyer.replyToQuestion({ params: line, version, body: { text: 'Outside edges only, please.' } }))
  }
  for (const { line, kind } of requirements) {
    const body = kind === 'finish' ? { answer: 'except' as const, exception: 'Two contact marks remain where the part hangs in the bath.' } : { answer: 'accept' as const }
    await change(read, ({ version }) => sales.answerRequirement({ params: { rfqId, line: String(line) }, version, body }))
  }
  shop.tell('sales engineer', `answered ${requirements.length} lines, one with an exception`)
}

export type Approved = { readonly planId: string; readonly contentHash: string }

/** Step 2: a plan and its price; the customer sends it back once, then approves exactly one revision by its hash. */
export const agreeOnPlan = async (shop: Shop, asked: Asked): Promise<Approved> => {
  const [buyer, planner] = [shop.quoting('buyer'), shop.quoting('planner')]
  const planId = await draftAndSubmit(shop, asked)
  const params = { planId }
  const read = () => planner.readPlan({ params })
  await change(() => buyer.readPlan({ params }), ({ version }) => buyer.requestPlanChanges({ params, version, body: { reason: 'Please deliver a week earlier.' } }))
  shop.tell('buyer', 'sent the plan back: a week earlier, please')
  await change(read, ({ version, content: { delivery } }) => planner.revisePlan({ params, version, body: { ...examplePlan, delivery, leadTimeDays: 21 } }))
  const submitted = await submit(shop, planId)
  if (submitted.status !== 'Submitted') throw new Error(`the plan is ${submitted.status}`)
  const { contentHash, content } = submitted
  shop.tell('planner', `revision ${content.revision}: ${(content.total.minor / 100).toFixed(2)} ${content.total.currency} for ${content.quantity}, hash ${contentHash.slice(0, 12)}…`)
  await change(() => buyer.readPlan({ params }), ({ version }) => buyer.approvePlan({ params, version, body: { contentHash } }))
  shop.tell('buyer', 'approved the plan')
  return { planId, contentHash }
}

/** A first plan and its price, before the customer. */
export const draftAndSubmit = async (shop: Shop, { rfqId }: Pick<Asked, 'rfqId'>): Promise<string> => {
  const planner = shop.quoting('planner')
  const { wishes } = await must(planner.readRequest({ params: { rfqId } }))
  const { planId } = await must(planner.draftPlan({ params: { rfqId }, body: { ...examplePlan, ...(wishes && { delivery: wishes.delivery }) } }))
  await submit(shop, planId)
  return planId
}

const submit = (shop: Shop, planId: string) => {
  const planner = shop.quoting('planner')
  const params = { planId }
  return change(() => planner.readPlan({ params }), ({ version }) => planner.submitPlan({ params, version, body: { validDays: 30 } }))
}
