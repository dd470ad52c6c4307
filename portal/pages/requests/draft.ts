import { useEffect, useState } from 'react'
import type { input } from 'zod'
import type { Wishes } from '#services/quoting/rfq-view.ts'
import type { Attachment } from './use-uploads.ts'

export type WishesForm = input<typeof Wishes>
export type Draft = { readonly wishes: WishesForm; readonly files: readonly Attachment[] }

export const emptyDraft: Draft = {
  wishes: {
    part: { number: '', name: '', revision: '' }, material: '', quantities: [1], toleranceClass: 'ISO 2768-mK', finish: '',
    delivery: { incoterm: 'DAP', place: '', address: { name: '', lines: [''], city: '', postalCode: '', country: '' } },
    packaging: { method: '', piecesPerPackage: 1, packageKind: 'carton', labelling: '' }, notes: [],
  },
  files: [],
}

/** What somebody has typed stays on this machine until it is sent, whatever becomes of the page. */
export const useDraft = (person: string) => {
  const key = `throughline.request.${person}`
  const [draft, setDraft] = useState<Draft>(() => kept(key) ?? emptyDraft)
  useEffect(() => {
    localStorage.setItem(key, JSON.stringify(draft))
  }, [key, draft])
  return { draft, setDraft, forget: () => { localStorage.removeItem(key) } }
}

const kept = (key: string): Draft | undefined => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isDraft(found) ? found : undefined
  } catch {
    return undefined
  }
}

/** Written by an earlier version of this page, it may have another shape: then one begins anew. */
const isDraft = (value: unknown): value is Draft => sameShape(emptyDraft, value)

const sameShape = (model: unknown, value: unknown): boolean => {
  if (Array.isArray(model)) return Array.isArray(value)
  if (typeof model !== 'object' || model === null) return typeof value === typeof model
  return typeof value === 'object' && value !== null && Object.entries(model).every(([name, each]) => name in value && sameShape(each, Object.entries(value).find(([other]) => other === name)?.[1]))
}
