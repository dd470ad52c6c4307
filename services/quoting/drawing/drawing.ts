import type { GeometryReport } from '../geometry/report.ts'
import type { Drawing, DrawingUnknown } from '../drawing-view.ts'
import { suggestionsIn } from './suggest.ts'

/** From the report of a drawing what is shown of it: what it may want of the part, and what it cannot tell. */
export const drawingOf = (report: GeometryReport, materials: readonly string[]): Drawing | undefined => {
  const { format, units, drawing, warnings } = report
  if (!drawing) return undefined
  const { suggestions, complete } = suggestionsIn(drawing, materials)
  const told = (code: string): boolean => warnings.some((each) => each.code === code)
  const unknown: DrawingUnknown[] = ['volume', 'views']
  if (told('no-text')) unknown.push('text')
  if (told('no-units')) unknown.push('units')
  if (told('not-all-read') || !complete) unknown.push('rest')
  return { format, pages: drawing.pages, layers: drawing.layers, units, extentsMm: drawing.extentsMm, suggestions, unknown }
}
