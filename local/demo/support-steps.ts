import type { Problem } from '#shared/kernel/problem.ts'
import { change, must, until, type Shop } from './shop.ts'

export type Helped = { readonly caseId: string; readonly rmaId: string }

/** Step 7: the customer asks for help with a lot; the answer stands on its measurements; two pieces come back; it ends in a solution. */
export const helpAfterSales = async (shop: Shop, orderId: string, lotId: string): Promise<Helped> => {
  const [buyer, agent] = [shop.support('buyer'), shop.support('support-agent')]
  const { caseId, number } = await complain(shop, orderId, lotId)
  const params = { caseId }
  const read = () => seen(agent.readCase({ params }))
  await change(read, ({ version }) => agent.triageCase({ params, version, body: { severity: 'major', assigned: { id: 'support-agent', name: 'Sue Support' } } }))
  await explain(shop, lotId)
  await change(read, ({ version }) => agent.answerCase({ params, version, body: { text: 'All readings of this lot are between 25.004 and 25.011 mm. Which gauge did you use, and at what temperature?', photos: [], awaitReply: true } }))
  await change(() => seen(buyer.readCase({ params })), ({ version }) => buyer.replyToCase({ params, version, body: { text: 'Plug gauge 25 H7, 20 °C; two of ten bind.', photos: [] } }))
  const rmaId = await takeBack(shop, caseId, lotId)
  await change(read, ({ version }) => agent.resolveCase({ params, version, body: { kind: 'replacement', text: 'Two brackets go out again; the bore gauge was re-set.' } }))
  await change(() => seen(buyer.readCase({ params })), ({ version }) => buyer.closeCase({ params, version, body: {} }))
  shop.tell('buyer', `accepted the solution; ${number} is closed`)
  return { caseId, rmaId }
}

/** The customer's complaint about a delivered lot. */
export const complain = async (shop: Shop, orderId: string, lotId: string): Promise<{ readonly caseId: string; readonly number: string }> => {
  const buyer = shop.support('buyer')
  const opened = await until(shop, 'support to know the shipment', async () => {
    const answer = await buyer.openCase({ body: { orderId, lotIds: [lotId], kind: 'complaint', subject: 'Bearing does not go in', description: 'Two of ten brackets: the bearing seat is too tight by feel.', photos: [] } })
    if (answer.ok) return answer.value
    if (notYet.has(answer.problem.code)) return undefined
    return must(Promise.resolve(answer))
  })
  shop.tell('buyer', `opened ${opened.number} on a delivered lot`)
  return opened
}

/** The case itself out of its dossier. */
const seen = async <C>(asked: Promise<{ ok: true; value: { case: C } } | { ok: false; problem: Problem }>): Promise<{ ok: true; value: C } | { ok: false; problem: Problem }> => {
  const answer = await asked
  return answer.ok ? { ok: true, value: answer.value.case } : answer
}

/** What a case waits for when the lot's delivery has not reached support yet. */
const notYet = new Set(['not-found', 'lot-not-shipped', 'lot-not-in-order', 'contract-not-known'])

/** The agent sees where the lot came from: heat, operations, readings, certificate. */
const explain = async (shop: Shop, lotId: string): Promise<void> => {
  const lot = await until(shop, "the lot's findings", async () => {
    const { lot: found } = await must(shop.support('support-agent').readLot({ params: { lotId } }))
    return found.making.status === 'Completed' && found.release.status === 'Passed' ? { heatIds: found.heatIds, making: found.making, release: found.release } : undefined
  })
  shop.tell('support agent', `sees heat ${lot.heatIds.join(', ')}, ${lot.making.operations.length} operations, ${lot.release.findings.length} findings with their readings`)
}

const takeBack = async (shop: Shop, caseId: string, lotId: string): Promise<string> => {
  const [buyer, agent, clerk, inspector, manager] = (['buyer', 'support-agent', 'clerk', 'inspector', 'manager'] as const).map((role) => shop.support(role))
  if (!buyer || !agent || !clerk || !inspector || !manager) throw new Error('nobody is there')
  const lots = [{ lotId, quantity: 2 }]
  const { rmaId, number } = await must(buyer.requestReturn({ params: { caseId }, body: { reason: 'The bearing seat is too tight.', lots } }))
  const params = { rmaId }
  const read = () => agent.readReturn({ params })
  await change(read, ({ version }) => agent.authorizeReturn({ params, version, body: { cause: 'workmanship', instructions: 'Pack as received; return number on the carton.', validDays: 30 } }))
  await change(() => buyer.readReturn({ params }), ({ version }) => buyer.markReturnInTransit({ params, version, body: { carrier: 'DHL', trackingNumber: '00340434161094042557' } }))
  await change(read, ({ version }) => clerk.receiveReturn({ params, version, body: { lots, condition: 'Two pieces in VCI bags, no transport damage.' } }))
  await change(read, ({ version }) => inspector.inspectReturn({ params, version, body: { findings: 'Bore 24.998 on both: under the lower limit.', cause: 'workmanship' } }))
  await change(read, ({ version }) => inspector.dispositionReturn({ params, version, body: { disposition: 'scrap', note: '' } }))
  await change(read, ({ version }) => manager.settleReturn({ params, version, body: { kind: 'replace', note: 'Two new pieces.' } }))
  await change(read, ({ version }) => agent.closeReturn({ params, version, body: {} }))
  shop.tell('clerk, inspector, manager', `${number}: two pieces back, cause workmanship, borne by the manufacturer, replaced`)
  return rmaId
}
