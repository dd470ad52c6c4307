import { change, find } from '#shared/kernel/change.ts'
import type { Worker } from '#shared/kernel/implementation.ts'
import type { FileKey, Files } from '#shared/kernel/ports.ts'
import { fail, ok } from '#shared/kernel/result.ts'
import { analysisOf } from '../domain/analysis.ts'
import { recordAnalysis, type Kept } from '../domain/attach.ts'
import { formatOf } from '../domain/documents.ts'
import { claimsOf } from '../drawing/claims.ts'
import { drawingOf } from '../drawing/drawing.ts'
import { findingsOf } from '../domain/findings.ts'
import { shapeOf } from '../domain/shape.ts'
import type { GeometryTools } from '../geometry-tools.ts'
import type { Analysed, GeometryFormat } from '../geometry/report.ts'
import type { ShopRules } from '../manufacturability-view.ts'
import type { Made } from '../rfq-view.ts'
import { rfqs } from '../rfqs.ts'
import { shopRules } from '../shop-rules.ts'
import type { service } from '../service.ts'
import { bookToday } from './book-today.ts'

/** A second try may succeed when the attempt was at fault; a timeout is not repeated, for this function would run out of time itself. */
const worthRepeating: readonly string[] = ['crashed', 'closed']

/** Measures one model, or reads one drawing. Whatever happens ends in the request: measures, or the reason why a person must look. */
export const measureDocument: Worker<typeof service, 'MeasurementRequested', GeometryTools> = async ({ cause, event }, ports) => {
  const { rfqId, sha256 } = event.data
  const found = await find({ cause }, ports, rfqs, rfqId)
  if (!found.ok) return found
  const owner = found.value.state.customerId
  const document = found.value.state.documents.find((each) => each.sha256 === sha256)
  const analysed = await measured({ owner, sha256 }, (document && formatOf(document)) ?? 'step', ports)
  const { materials } = await bookToday({ cause }, ports)
  const { state: rules } = await shopRules.now({ cause }, ports)
  const made = analysed.ok ? await madeOf(owner, analysed.value, { materials: materials.map(({ name }) => name), rules }, ports.files) : {}
  const analysis = analysisOf(analysed.ok ? ok(analysed.value.report) : analysed, rules, ports.clock.now())
  return change({ cause }, ports, rfqs, rfqId, (rfq) => recordAnalysis(rfq, sha256, analysis, made))
}

/** What the shop has: the names of its materials, and its limits. */
type Shop = { readonly materials: readonly string[]; readonly rules: ShopRules }

/** Beside the document and its owner's, known by its content like all files: measuring once more makes the same one. */
const madeOf = async (owner: string, { report, preview }: Analysed, shop: Shop, files: Files): Promise<Kept> => {
  const kept = async (bytes: Uint8Array, type: string): Promise<Made> => ({ sha256: await files.write(owner, bytes, type), bytes: bytes.byteLength })
  const json = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
  const drawing = drawingOf(report, shop.materials)
  const claims = drawing ? claimsOf(drawing) : []
  return {
    ...(preview && { preview: await kept(preview, 'model/gltf-binary') }),
    ...(report.solids.length > 0 && { shape: await kept(json(shapeOf(report)), 'application/json') }),
    ...(drawing && { drawing: await kept(json(drawing), 'application/json'), findings: findingsOf({ solids: [], pmi: [], written: drawing }, shop.rules) }),
    ...(claims.length > 0 && { claims }),
  }
}

const measured = async (key: FileKey, format: GeometryFormat, { files, analyse }: Parameters<typeof measureDocument>[1]): ReturnType<GeometryTools['analyse']> => {
  const bytes = await files.read(key)
  if (!bytes) return fail({ code: 'empty-file', message: 'The file is no longer in the store.' })
  const once = await analyse(bytes, format)
  return !once.ok && worthRepeating.includes(once.error.code) ? analyse(bytes, format) : once
}
