import type { DocumentRef } from '#shared/vocabulary/part.ts'
import type { GeometryFormat } from '../geometry/report.ts'
import type { Document, Rfq, Source } from '../rfq-view.ts'

const formats: readonly (readonly [GeometryFormat, readonly string[], RegExp])[] = [
  ['step', ['model/step'], /\.(step|stp)$/i],
  ['stl', ['model/stl'], /\.stl$/i],
  ['3mf', ['model/3mf'], /\.3mf$/i],
  ['iges', ['model/iges'], /\.(igs|iges)$/i],
  ['dxf', ['image/vnd.dxf', 'application/dxf'], /\.dxf$/i],
  ['pdf', ['application/pdf'], /\.pdf$/i],
]

/** The kind of model or drawing that a file is said to be, by media type or name; none for what is not read. */
export const formatOf = ({ name, contentType }: { readonly name: string; readonly contentType: string }): GeometryFormat | undefined =>
  formats.find(([, types, ending]) => types.includes(contentType) || ending.test(name))?.[0]

/** Where the line of a whole file comes from. */
export const sourceOf = (file: Pick<Document, 'sha256' | 'name' | 'contentType'>): Source => {
  const format = formatOf(file)
  return { kind: format === undefined ? 'file' : format === 'dxf' || format === 'pdf' ? 'drawing' : 'model', documentId: file.sha256 }
}

/** The files that hold, without those that others have taken the place of. */
export const holding = ({ documents }: Rfq): Document[] => documents.filter(({ replacedBy }) => replacedBy === undefined)

export const documentRefs = (rfq: Rfq): DocumentRef[] => holding(rfq).map(({ sha256, name, revision, exportClass }) => ({ sha256, name, revision, exportClass }))

/** Files about which neither their geometry nor a person has said anything yet. */
export const unmeasured = (rfq: Rfq): Document[] => holding(rfq).filter(({ analysis }) => analysis.status === 'Pending' || analysis.status === 'NeedsPerson')
