import { useEffect, useRef, useState } from 'react'
import { isFields, type Fields } from '../../forms/values.ts'

/**
 * A request as far as it is written; its wishes are checked when somebody looks them over. `rfqId`: the draft at the shop, once the first file has begun
 * it. `key`: under which it is begun, however often that is tried.
 */
export type Draft = { readonly wishes: Fields; readonly rfqId?: string; readonly key?: string }

const emptyDraft: Draft = {
  wishes: {
    part: {}, material: '', quantities: [undefined], toleranceClass: 'ISO 2768-mK', finish: '',
    delivery: { incoterm: 'DAP', address: { lines: [undefined] } }, packaging: { packageKind: 'carton', labelling: '' }, notes: [],
  },
}

/** What somebody has typed stays on this machine until it is sent, whatever becomes of the page. `rfqId`: a draft that was begun elsewhere. */
export const useDraft = (person: string, rfqId: string | undefined) => {
  const key = `throughline.request.${person}${rfqId === undefined ? '' : `.${rfqId}`}`
  const [draft, setDraft] = useState<Draft>(() => kept(key) ?? (rfqId === undefined ? emptyDraft : { ...emptyDraft, rfqId }))
  useEffect(() => {
    if (draft === emptyDraft) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(draft))
  }, [key, draft])
  /** Known at once, and not only when it is drawn: two files may be up in the same instant. */
  const identity = useRef<Pick<Draft, 'rfqId' | 'key'>>(draft)
  const identify = (said: Pick<Draft, 'rfqId' | 'key'>) => {
    identity.current = { ...identity.current, ...said }
    setDraft((all) => ({ ...all, ...said }))
  }
  const whose = (): { readonly rfqId: string | undefined; readonly key: string } => {
    const { rfqId: begun, key: own = crypto.randomUUID() } = identity.current
    if (identity.current.key === undefined) identify({ key: own })
    return { rfqId: begun, key: own }
  }
  const startOver = () => {
    identity.current = {}
    setDraft(emptyDraft)
  }
  return { draft, say: (wishes: Fields) => setDraft((all) => ({ ...all, wishes })), whose, begun: (rfq: string) => identify({ rfqId: rfq }), forget: () => localStorage.removeItem(key), written: draft !== emptyDraft, startOver }
}

const kept = (key: string): Draft | undefined => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isDraft(found) ? found : undefined
  } catch {
    return undefined
  }
}

const isDraft = (value: unknown): value is Draft => isFields(value) && isFields(value['wishes']) && ['rfqId', 'key'].every((name) => ['string', 'undefined'].includes(typeof value[name]))
