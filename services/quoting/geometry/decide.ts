import type { Measurement, MeasuredSolid, ShapeKind, SolidMeasurement } from './measurement.ts'
import { machiningOf } from './recognition/recognise.ts'
import type { Annotation, GeometryReport, GeometryWarning, Solid, SolidMeasures, WarningCode } from './report.ts'
import { nothingRecognised } from './report.ts'

/** Pure: from what was measured to what may be done with it. A price is never made from a shape that contradicts itself. */

/** Largest dimension in mm beyond which a machined part is implausible and a wrong unit likely. */
export const PLAUSIBLE_MM = { least: 0.1, most: 20_000 } as const
/** Gap that the reader bridged, relative to the largest dimension; sound files of the trade stay below 2e-4. */
const GAP_TOLERANCE = 1e-3
/** Relative difference of exact and triangulated volume that chord errors cannot explain. */
export const MESH_TOLERANCE = 0.01
/** Estimated relative error of the exact volume above which a price would feel it. */
const VOLUME_TOLERANCE = 1e-3

/** Gravest first: the first that a report carries is its reason. The rest do not hold a quote back. */
const BLOCKING: readonly WarningCode[] = [
  'drawing-only', 'solids-lost', 'no-solids', 'unmeasurable-solid', 'invalid-shape', 'open-solid', 'no-volume', 'implausible-scale',
  'no-units', 'mixed-units', 'imprecise-shape', 'mesh-mismatch', 'volume-uncertain', 'triangles-only', 'several-solids',
]

const warning = (code: WarningCode, message: string, faceIds: readonly number[] = []): GeometryWarning => ({
  code, message, faceIds: [...faceIds],
})

const KIND_NAMES: { readonly [kind in ShapeKind]: string } = {
  surfaces: 'open surfaces', wireframe: 'wireframe curves', tessellation: 'a tessellation',
}

/** A drawing says what is wanted of a part, and is never a reason for a price. */
const aboutDrawing = ({ facts, drawing }: Measurement): GeometryWarning[] => {
  if (!drawing) return []
  const found = [warning('drawing-only', 'The file is a drawing: it has no volume and no shape that could be measured.')]
  if (drawing.lines.length === 0) found.push(warning('no-text', 'Nothing on the drawing is written in letters; it may be a scan.'))
  if (!drawing.complete) found.push(warning('not-all-read', 'The drawing is cut off, or longer than what is read.'))
  if (facts.format === 'dxf' && facts.units === 'unknown') found.push(warning('no-units', 'The file states no unit of length; millimetres were assumed.'))
  return found
}

const aboutFile = ({ facts, solids, looseFaces }: Measurement): GeometryWarning[] => {
  const found: GeometryWarning[] = []
  const held = facts.kinds.map((kind) => KIND_NAMES[kind]).join(' and ')
  if (solids.length === 0) {
    found.push(warning('no-solids', `The file holds no solid body${held === '' ? '' : `, only ${held}`}.`))
  } else {
    if (facts.units === 'unknown') found.push(warning('no-units', 'The file states no unit of length; millimetres were assumed.'))
    if (facts.units === 'mixed') found.push(warning('mixed-units', 'The solids of the file are in different units of length.'))
    if (facts.format !== 'step') found.push(warning('triangles-only', 'The part is known as triangles only: bores, threads, tolerances and exact surfaces are not.'))
    if (looseFaces > 0) found.push(warning('loose-geometry', `${looseFaces} faces belong to no solid and were not measured.`))
  }
  if (solids.length < facts.declaredSolids) {
    found.push(warning('solids-lost', `The file declares ${facts.declaredSolids} solid bodies; ${solids.length} could be built.`))
  }
  if (solids.length > 1) found.push(warning('several-solids', `The file holds ${solids.length} solid bodies, perhaps an assembly.`))
  return found
}

const faceIdsOf = (firstId: number, total: number): number[] => Array.from({ length: total }, (_, index) => firstId + index)

export const largestDimension = ({ min, max }: SolidMeasures['boundingBoxMm']): number =>
  Math.max(max[0] - min[0], max[1] - min[1], max[2] - min[2])

const aboutScale = ({ boundingBoxMm }: SolidMeasures, ids: readonly number[]): GeometryWarning[] => {
  const largest = largestDimension(boundingBoxMm)
  if (largest >= PLAUSIBLE_MM.least && largest <= PLAUSIBLE_MM.most) return []
  return [warning('implausible-scale', `The largest dimension is ${Number(largest.toPrecision(4))} mm: is the unit right?`, ids)]
}

const aboutMesh = (measured: MeasuredSolid, ids: readonly number[]): GeometryWarning[] => {
  const { solid: { volumeMm3 }, meshVolumeMm3, unmeshedFaceIds } = measured
  const difference = Math.abs(meshVolumeMm3 / volumeMm3 - 1)
  if (unmeshedFaceIds.length > 0) return [warning('mesh-mismatch', 'Faces could not be triangulated.', unmeshedFaceIds)]
  if (difference <= MESH_TOLERANCE) return []
  return [warning('mesh-mismatch', 'The exact volume and the volume of the triangulation differ by more than 1 %.', ids)]
}

const aboutMeasured = (measured: MeasuredSolid, firstId: number): GeometryWarning[] => {
  const { solid, closed, valid, invalidFaceIds, gapMm } = measured
  const ids = faceIdsOf(firstId, solid.faces.total)
  const found = aboutScale(solid, ids)
  if (!valid) {
    found.push(warning('invalid-shape', 'The solid contradicts itself: edges, faces or their limits do not agree.', invalidFaceIds))
  }
  if (!closed) found.push(warning('open-solid', 'The shell of the solid has gaps: some edge has a face on one side only.', ids))
  if (gapMm > GAP_TOLERANCE * largestDimension(solid.boundingBoxMm)) {
    found.push(warning('imprecise-shape', `Faces and edges of the solid miss each other by up to ${Number(gapMm.toPrecision(2))} mm.`, ids))
  }
  if (solid.volumeMm3 <= 0) return [...found, warning('no-volume', 'The solid has no positive volume: empty or inside out.', ids)]
  if (solid.volumeRelativeError > VOLUME_TOLERANCE) {
    found.push(warning('volume-uncertain', 'The volume could not be integrated to 0.1 %.', ids))
  }
  return [...found, ...aboutMesh(measured, ids)]
}

const aboutSolids = (solids: readonly SolidMeasurement[]): GeometryWarning[] => {
  let firstId = 0
  return solids.flatMap((measured) => {
    const from = firstId
    firstId += measured.kind === 'measured' ? measured.solid.faces.total : measured.faceIds.length
    return measured.kind === 'measured'
      ? aboutMeasured(measured, from)
      : [warning('unmeasurable-solid', `A solid could not be measured (${measured.cause}).`, measured.faceIds)]
  })
}

/** Of a solid whose faces are not known nothing is said; it is on its way to a person anyway. */
const solidOf = ({ solid, graph }: MeasuredSolid): Solid => ({ ...solid, ...(graph ? machiningOf(graph) : nothingRecognised) })

/**
 * The faces of an annotation are those of the text, counted; they are told only where every face of the built shape is of the kind that the text writes, which a shape put
 * together in another order would hardly be.
 */
const pmiOf = ({ pmi, solids }: Measurement): Annotation[] => {
  const built = solids.flatMap((solid) => (solid.kind === 'measured' ? solid.graph?.faces ?? [] : []))
  const same = pmi !== undefined && built.length === pmi.surfaces.length && built.every(({ surface }, index) => surface.kind === pmi.surfaces[index] || pmi.surfaces[index] === null)
  return (pmi?.annotations ?? []).map((annotation) => (same ? annotation : { ...annotation, faceIds: [] }))
}

export const decide = (measurement: Measurement, milliseconds: number): GeometryReport => {
  const { drawing } = measurement
  const warnings = drawing ? aboutDrawing(measurement) : [...aboutFile(measurement), ...aboutSolids(measurement.solids)]
  const reason = BLOCKING.flatMap((code) => warnings.find((each) => each.code === code) ?? [])[0]
  const report = {
    format: measurement.facts.format,
    schema: measurement.facts.schema,
    units: measurement.facts.units,
    solids: measurement.solids.flatMap((measured) => (measured.kind === 'measured' ? [solidOf(measured)] : [])),
    pmi: pmiOf(measurement),
    ...(drawing && { drawing }),
    warnings,
    milliseconds,
  }
  if (reason === undefined) return { ...report, decision: 'quotable' }
  return { ...report, decision: 'needs-person', reason: { code: reason.code, message: reason.message } }
}
