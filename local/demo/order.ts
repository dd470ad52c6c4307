import { signAndPay, payBeforeShipment } from './contract-steps.ts'
import { packAndShip } from './logistics-steps.ts'
import { makeLots } from './production-steps.ts'
import { awaitCertificates, concede, inspect } from './quality-steps.ts'
import { agreeOnPlan, talkRequirementsThrough, type Drawing } from './quoting-steps.ts'
import type { Shop } from './shop.ts'
import { helpAfterSales } from './support-steps.ts'

export type Driven = { readonly orderId: string; readonly rfqId: string; readonly contractId: string; readonly lots: readonly string[]; readonly shipmentId: string; readonly caseId: string; readonly rmaId: string }

/** One order through all seven steps, by the people and partners who do them. */
export const driveOrder = async (shop: Shop, drawing: Drawing): Promise<Driven> => {
  const asked = await talkRequirementsThrough(shop, drawing)
  const { orderId, rfqId } = asked
  await agreeOnPlan(shop, asked)
  const signed = await signAndPay(shop, orderId)
  const { lots } = await makeLots(shop, orderId, (lotId) => inspect(shop, lotId, 'receipt'))
  const [first] = lots
  if (first !== undefined) await concede(shop, first)
  for (const lotId of lots) await inspect(shop, lotId, 'final')
  await awaitCertificates(shop, lots)
  const { shipmentId } = await packAndShip(shop, orderId, lots, () => payBeforeShipment(shop, signed))
  const helped = await helpAfterSales(shop, orderId, lots[0] ?? '')
  return { orderId, rfqId, contractId: signed.contractId, lots, shipmentId, ...helped }
}
