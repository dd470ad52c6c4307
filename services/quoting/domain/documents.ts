import type { DocumentRef } from '#shared/vocabulary/part.ts'
import type { Document, Rfq } from '../rfq-view.ts'

/** Exchange files whose B-rep can be measured (ISO 10303-21), by media type or name. */
export const isStep = ({ name, contentType }: { readonly name: string; readonly contentType: string }): boolean =>
  contentType === 'model/step' || /\.(step|stp)$/i.test(name)

export const documentRefs = ({ documents }: Rfq): DocumentRef[] => documents.map(({ sha256, name, revision, exportClass }) => ({ sha256, name, revision, exportClass }))

/** Files about which neither the B-rep nor a person has said anything yet. */
export const unmeasured = ({ documents }: Rfq): Document[] => documents.filter(({ analysis }) => analysis.status === 'Pending' || analysis.status === 'NeedsPerson')
