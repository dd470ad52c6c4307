import { signAndPay, payBeforeShipment } from './contract-steps.ts'
import { packAndShip } from './logistics-steps.ts'
import { makeLots } from './production-steps.ts'
import { awaitCertificates, concede, inspect } from './quality-steps.ts'
import { agreeOnPlan, talkRequirementsThrough, type Drawing } from './quoting-steps.ts'
import type { Shop } from './shop.ts'
import { helpAfterSales } from './support-steps.ts'

export type Driven = { readonly orderId: string; readonly rfqId: string; readonly contractId: string; readonly lots: readonly string[]; readonly shipmentId: string; readonly caseId: string; readonly rmaId: string }

/** The seven steps, and who does one: the bench counts what each takes, everybody else just does it. */
export const steps = ['requirements', 'plan', 'contract', 'production', 'quality', 'logistics', 'support'] as const
export type Step = (typeof steps)[number]
export type Particulars = {
  readonly inStep?: <T>(step: Step, work: () => Promise<T>) => Promise<T>
  /** Heat numbers of the two lots' material. */
  readonly heats?: readonly [string, string]
}

/** One order through all seven steps, by the people and partners who do them. */
export const driveOrder = async (shop: Shop, drawing: Drawing, { inStep = (_, work) => work(), heats = ['HT-70771', 'HT-70772'] }: Particulars = {}): Promise<Driven> => {
  const asked = await inStep('requirements', () => talkRequirementsThrough(shop, drawing))
  const { orderId, rfqId } = asked
  await inStep('plan', () => agreeOnPlan(shop, asked))
  const signed = await inStep('contract', () => signAndPay(shop, orderId))
  const { lots } = await inStep('production', () => makeLots(shop, orderId, heats, (lotId) => inStep('quality', () => inspect(shop, lotId, 'receipt'))))
  const [first] = lots
  await inStep('quality', async () => {
    if (first !== undefined) await concede(shop, first)
    for (const lotId of lots) await inspect(shop, lotId, 'final')
    await awaitCertificates(shop, lots)
  })
  const { shipmentId } = await inStep('logistics', () => packAndShip(shop, orderId, lots, () => inStep('contract', () => payBeforeShipment(shop, signed))))
  const helped = await inStep('support', () => helpAfterSales(shop, orderId, lots[0] ?? ''))
  return { orderId, rfqId, contractId: signed.contractId, lots, shipmentId, ...helped }
}
