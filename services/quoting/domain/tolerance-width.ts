import type { Annotation } from '../geometry/report.ts'

/** Standard tolerances in µm by upper end of the range of nominal sizes in mm, grades IT5 to IT11 (ISO 286-1:2010, table 1). */
const ranges: readonly (readonly [number, readonly number[]])[] = [
  [3, [4, 6, 10, 14, 25, 40, 60]], [6, [5, 8, 12, 18, 30, 48, 75]], [10, [6, 9, 15, 22, 36, 58, 90]], [18, [8, 11, 18, 27, 43, 70, 110]],
  [30, [9, 13, 21, 33, 52, 84, 130]], [50, [11, 16, 25, 39, 62, 100, 160]], [80, [13, 19, 30, 46, 74, 120, 190]], [120, [15, 22, 35, 54, 87, 140, 220]],
  [180, [18, 25, 40, 63, 100, 160, 250]], [250, [20, 29, 46, 72, 115, 185, 290]], [315, [23, 32, 52, 81, 130, 210, 320]],
  [400, [25, 36, 57, 89, 140, 230, 360]], [500, [27, 40, 63, 97, 155, 250, 400]],
]
const finest = 5

/** How far apart the limits of a size are, or how wide the zone of a geometric tolerance is, in mm; undefined where nothing of the kind is stated. Angles have none. */
export const widthOf = (annotation: Annotation): number | undefined => {
  if (annotation.kind === 'tolerance') return annotation.value
  if (annotation.kind === 'datum' || annotation.unit !== 'mm' || annotation.role !== 'ordinary') return undefined
  const { upper, lower, fit, nominal } = annotation
  if (upper !== null && lower !== null) return upper - lower
  const grade = /^[A-Z]{1,2}(\d{1,2})$/i.exec(fit ?? '')?.[1]
  return nominal === null || grade === undefined ? undefined : fitWidth(nominal, Number(grade))
}

/** The standard tolerance of a nominal size in mm in a grade (7 of H7), in mm; undefined outside the table. */
export const fitWidth = (nominal: number, grade: number): number | undefined => {
  const micrometres = ranges.find(([most]) => nominal > 0 && nominal <= most)?.[1][grade - finest]
  return micrometres === undefined ? undefined : micrometres / 1000
}
