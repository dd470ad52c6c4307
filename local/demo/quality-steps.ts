import { change, maybe, must, until, type Shop } from './shop.ts'

type Stage = 'receipt' | 'in-process' | 'final'

/** Step 5: inspects one stage of a lot against its control plan, every characteristic that the stage has. */
export const inspect = async (shop: Shop, lotId: string, stage: Stage): Promise<void> => {
  const inspector = shop.quality('inspector')
  await until(shop, `the lot for its ${stage} inspection`, async () => {
    const dossier = await maybe(inspector.readLot({ params: { lotId } }))
    return dossier && (stage !== 'final' || dossier.lot.status === 'AwaitingQc') ? true : undefined
  })
  const { inspectionId, characteristics, samplingPlans, lotQuantity } = await until(shop, 'the inspection plan', () => maybe(inspector.openInspection({ params: { lotId }, body: { stage } })))
  const params = { inspectionId }
  const read = () => inspector.readInspection({ params })
  for (const { number, kind, nominal, sampling } of characteristics) {
    const byAql = samplingPlans.find(({ characteristic }) => characteristic === number)?.sampleSize
    const size = sampling.plan === 'fixed' ? Math.min(sampling.size, lotQuantity) : (byAql ?? lotQuantity)
    const body = kind === 'variable' && nominal
      ? { kind: 'readings' as const, characteristic: number, values: readings.slice(0, size), unit: nominal.unit }
      : { kind: 'count' as const, characteristic: number, inspected: size, nonconforming: 0 }
    await change(read, ({ version }) => inspector.recordResult({ params, version, body }))
  }
  const judged = await change(read, ({ version }) => inspector.completeInspection({ params, version, body: { certificateLocale: shop.locale } }))
  shop.tell('inspector', `${judged.lotNumber}: ${stage} inspection ${judged.status}, ${characteristics.length} characteristics`)
}

/** Bore ⌀25 H7, as a bore gauge with 1 µm resolution reads it. */
const readings = ['25.004', '25.006', '25.011', '25.009', '25.010']

/** A scratched piece: contained, proposed for use as is, reviewed by a second person, accepted by the customer, closed. */
export const concede = async (shop: Shop, lotId: string): Promise<void> => {
  const [inspector, manager, buyer] = [shop.quality('inspector'), shop.quality('manager'), shop.quality('buyer')]
  await until(shop, 'the completed lot', async () => ((await must(inspector.readLot({ params: { lotId } }))).lot.status === 'AwaitingQc' ? true : undefined))
  const opened = await must(inspector.openNonconformance({ params: { lotId }, body: { quantity: 1, description: 'Scratch 4 mm long on the underside, not on a functional face.', cause: 'workmanship', characteristics: [3] } }))
  const params = { ncrId: opened.ncrId }
  const read = () => inspector.readNonconformance({ params })
  await change(read, ({ version }) => inspector.containNonconformance({ params, version, body: { note: 'Set apart in the red box.' } }))
  await change(read, ({ version }) => inspector.proposeDisposition({ params, version, body: { disposition: 'use-as-is', justification: 'Underside, outside the sealing face.' } }))
  await change(read, ({ version }) => manager.reviewDisposition({ params, version, body: {} }))
  await change(() => buyer.readNonconformance({ params }), ({ version }) => buyer.approveConcession({ params, version, body: { reference: 'DEV-2026-014' } }))
  await change(read, ({ version }) => inspector.executeDisposition({ params, version, body: { note: 'Marked and put back.' } }))
  await change(read, ({ version }) => manager.verifyDisposition({ params, version, body: { note: 'Seen.' } }))
  await change(read, ({ version }) => inspector.closeNonconformance({ params, version, body: {} }))
  shop.tell('inspector, manager, buyer', `${opened.number}: use as is, accepted by the customer under DEV-2026-014`)
}

export const awaitCertificates = async (shop: Shop, lots: readonly string[]): Promise<void> => {
  for (const lotId of lots) {
    const { lot } = await until(shop, 'the certificate', async () => {
      const dossier = await must(shop.quality('inspector').readLot({ params: { lotId } }))
      return dossier.lot.status === 'Passed' ? dossier : undefined
    })
    shop.tell('quality', `${lot.lotNumber} passed, certificate ${lot.certificates.at(-1)?.number}`)
  }
}
