import { openGeometry } from '#services/quoting/geometry/analyse.ts'
import { render } from '#shared/documents/render.ts'
import type { Tools } from './services.ts'

/** The workers' real tools. The geometry kernel starts with the first file and ends with the process. */
export const realTools = (): Tools & { readonly close: () => void } => {
  const geometry = openGeometry()
  return { analyse: geometry.analyse, render: (document) => render(document), close: () => geometry.close() }
}
