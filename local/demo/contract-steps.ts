import { exampleIssue } from '#services/contracts/examples.ts'
import { change, must, until, type Shop } from './shop.ts'

export type Signed = { readonly contractId: string; readonly number: string }

/** Step 3: one document, signed by both, and the payment that opens production. */
export const signAndPay = async (shop: Shop, orderId: string): Promise<Signed> => {
  const signed = await sign(shop, orderId)
  await payByProvider(shop, signed.contractId, 'production')
  await until(shop, 'the payment', async () => ((await must(shop.contracts('manager').readContract({ params: { contractId: signed.contractId } }))).status === 'Active' ? true : undefined))
  return signed
}

/** The contract made, issued and signed: the customer first, then the manufacturer. */
export const sign = async (shop: Shop, orderId: string): Promise<Signed> => {
  const [sales, buyer, manager] = [shop.contracts('sales-engineer'), shop.contracts('buyer'), shop.contracts('manager')]
  const { contractId, number } = await until(shop, 'the contract', async () => (await must(sales.listOrderContracts({ params: { orderId } }))).items.find(({ status }) => status === 'Draft'))
  const params = { contractId }
  const read = () => sales.readContract({ params })
  await change(read, ({ version }) => sales.issueContract({ params, version, body: { ...exampleIssue, locale: shop.locale } }))
  const issued = await until(shop, 'the contract document', async () => {
    const contract = await must(read())
    return contract.status === 'OutForSignature' ? contract : undefined
  })
  const { documentHash, statement } = issued.document
  shop.tell('sales engineer', `issued ${number}, document ${documentHash.slice(0, 12)}…`)
  const signature = (typedName: string) => ({ typedName, consent: true as const, intentText: statement, documentHash })
  await change(() => buyer.readContract({ params }), ({ version }) => buyer.signContract({ params, version, body: signature('Bea Buyer') }))
  await change(() => manager.readContract({ params }), ({ version }) => manager.signContract({ params, version, body: signature('Mo Manager') }))
  shop.tell('buyer and manager', 'signed')
  return { contractId, number }
}

/** The provider tells of money for the milestone behind a gate; it tells twice, as providers do. */
const payByProvider = async (shop: Shop, contractId: string, gate: 'production' | 'shipment'): Promise<void> => {
  const { milestones } = await must(shop.contracts('manager').readContract({ params: { contractId } }))
  for (const milestone of milestones.filter((each) => each.gate === gate && each.amount.minor > 0)) {
    const { milestoneId, amount } = milestone
    const object = { id: `pi_${contractId}_${milestoneId}`, amount: amount.minor, amount_received: amount.minor, currency: amount.currency.toLowerCase(), metadata: { contractId, milestoneId } }
    const event = { id: `evt_${contractId}_${milestoneId}`, type: 'payment_intent.succeeded', created: Math.floor(Date.parse(shop.now()) / 1000), data: { object } }
    await shop.paymentProvider(event)
    await shop.paymentProvider(event)
    shop.tell('payment provider', `${(amount.minor / 100).toFixed(2)} ${amount.currency} for ${milestone.name}`)
  }
}

/** The shipment milestone comes by bank transfer, which the manager records. */
export const payBeforeShipment = async (shop: Shop, { contractId }: Signed): Promise<void> => {
  const manager = shop.contracts('manager')
  const params = { contractId }
  const { milestones } = await must(manager.readContract({ params }))
  for (const { milestoneId, amount, name } of milestones.filter(({ gate, amount: { minor } }) => gate === 'shipment' && minor > 0)) {
    await change(() => manager.readContract({ params }), ({ version }) => manager.recordTransfer({ params, version, body: { milestoneId, amount, bankReference: `SEPA ${contractId} ${milestoneId}`, receivedOn: shop.now().slice(0, 10) } }))
    shop.tell('manager', `recorded ${(amount.minor / 100).toFixed(2)} ${amount.currency} for ${name}`)
  }
}
