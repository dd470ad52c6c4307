import { useEffect, useState } from 'react'
import { isFields, type Fields } from '../../forms/values.ts'
import type { Attachment } from './use-uploads.ts'

/** A request as far as it is written; its wishes are checked when somebody looks them over. */
export type Draft = { readonly wishes: Fields; readonly files: readonly Attachment[] }

const emptyDraft: Draft = {
  wishes: {
    part: {}, material: '', quantities: [undefined], toleranceClass: 'ISO 2768-mK', finish: '',
    delivery: { incoterm: 'DAP', address: { lines: [undefined] } }, packaging: { packageKind: 'carton', labelling: '' }, notes: [],
  },
  files: [],
}

/** What somebody has typed stays on this machine until it is sent, whatever becomes of the page. */
export const useDraft = (person: string) => {
  const key = `throughline.request.${person}`
  const [draft, setDraft] = useState<Draft>(() => kept(key) ?? emptyDraft)
  useEffect(() => {
    if (draft === emptyDraft) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(draft))
  }, [key, draft])
  return { draft, setDraft, forget: () => localStorage.removeItem(key), begun: draft !== emptyDraft, startOver: () => setDraft(emptyDraft) }
}

const kept = (key: string): Draft | undefined => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isDraft(found) ? found : undefined
  } catch {
    return undefined
  }
}

const isDraft = (value: unknown): value is Draft => isFields(value) && isFields(value['wishes']) && Array.isArray(value['files']) && value['files'].every(isAttachment)
const isAttachment = (value: unknown): boolean => isFields(value) && ['sha256', 'name', 'contentType', 'revision', 'exportClass'].every((name) => typeof value[name] === 'string') && typeof value['bytes'] === 'number'
