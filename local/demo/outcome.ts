import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '#shared/kernel/hash.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import type { Driven } from './order.ts'
import { must, type Shop } from './shop.ts'

export type Happened = Pick<Envelope, 'id' | 'type' | 'occurredAt'> & { readonly service: string; readonly who: string }
export type Kept = { readonly name: string; readonly path: string; readonly sha256: string }

/** The order's history as its buyer sees it: the six services' parts put together, oldest first. */
export const timelineOf = async (shop: Shop, orderId: string): Promise<Happened[]> => {
  const parts = {
    quoting: shop.quoting('buyer'), contracts: shop.contracts('buyer'), production: shop.production('buyer'),
    quality: shop.quality('buyer'), logistics: shop.logistics('buyer'), support: shop.support('buyer'),
  }
  const found = await Promise.all(Object.entries(parts).map(async ([service, { timeline }]) => (await allPages((query) => must(timeline({ params: { orderId }, query })))).map((entry) => ({
    id: entry.id, type: entry.type, occurredAt: entry.occurredAt, service, who: entry.actor.name,
  }))))
  return found.flat().toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt))
}

type Paged<T> = { readonly items: readonly T[]; readonly next?: string | undefined }

const allPages = async <T>(read: (query: { limit: number; after?: string }) => Promise<Paged<T>>): Promise<T[]> => {
  const items: T[] = []
  for (let after: string | undefined; ;) {
    const page = await read({ limit: 100, ...(after !== undefined && { after }) })
    items.push(...page.items)
    if (page.next === undefined) return items
    after = page.next
  }
}

type Linked = { readonly name: string; readonly sha256: string; readonly url: string }

/** Links to every document the order produced, as the buyer gets them. */
export const documentsOf = async (shop: Shop, { contractId, lots, shipmentId }: Driven): Promise<Linked[]> => {
  const contract = await must(shop.contracts('buyer').readContract({ params: { contractId } }))
  if (!('document' in contract)) throw new Error(`contract ${contract.number} has no document`)
  const contractLink = await must(shop.contracts('buyer').documentLink({ params: { contractId } }))
  const shipment = await must(shop.logistics('buyer').readShipment({ params: { shipmentId } }))
  if (!('documents' in shipment)) throw new Error(`shipment ${shipment.number} has no documents`)
  const papers = [shipment.documents.packingSlip, ...shipment.documents.labels]
  return [
    { name: `${contract.number}.pdf`, sha256: contract.document.documentHash, url: contractLink.url },
    ...(await Promise.all(lots.map((lotId) => certificateOf(shop, lotId)))),
    ...(await Promise.all(papers.map(async ({ name, sha256: hash }) => ({ name, sha256: hash, url: (await must(shop.logistics('buyer').readShippingDocument({ params: { shipmentId, sha256: hash } }))).url })))),
  ]
}

const certificateOf = async (shop: Shop, lotId: string): Promise<Linked> => {
  const { lot } = await must(shop.quality('buyer').readLot({ params: { lotId } }))
  const certificate = lot.certificates.at(-1)
  if (!certificate) throw new Error(`lot ${lot.lotNumber} has no certificate`)
  const link = await must(shop.quality('buyer').readCertificate({ params: { lotId, certificateId: certificate.certificateId } }))
  return { name: `${certificate.number}.pdf`, sha256: certificate.sha256, url: link.url }
}

/** Fetches the documents into a folder, each checked against its hash. */
export const keepDocuments = async (documents: readonly Linked[], folder: string): Promise<Kept[]> => {
  await mkdir(folder, { recursive: true })
  return Promise.all(documents.map(async ({ name, sha256: expected, url }) => {
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
    if (sha256(bytes) !== expected) throw new Error(`${name} is not what its hash says`)
    const path = join(folder, name)
    await writeFile(path, bytes)
    return { name, path, sha256: expected }
  }))
}
