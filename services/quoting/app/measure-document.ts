import { change, find } from '#shared/kernel/change.ts'
import type { Worker } from '#shared/kernel/implementation.ts'
import type { FileKey } from '#shared/kernel/ports.ts'
import { fail } from '#shared/kernel/result.ts'
import { analysisOf } from '../domain/analysis.ts'
import { recordAnalysis } from '../domain/attach.ts'
import type { GeometryTools } from '../geometry-tools.ts'
import { rfqs } from '../rfqs.ts'
import type { service } from '../service.ts'

/** A second try may succeed when the attempt was at fault; a timeout is not repeated, for this function would run out of time itself. */
const worthRepeating: readonly string[] = ['crashed', 'closed']

/** Measures one STEP file. Whatever happens ends in the request: measures, or the reason why a person must look. */
export const measureDocument: Worker<typeof service, 'MeasurementRequested', GeometryTools> = async ({ cause, event }, ports) => {
  const { rfqId, sha256 } = event.data
  const found = await find({ cause }, ports, rfqs, rfqId)
  if (!found.ok) return found
  const analysis = analysisOf(await measured({ owner: found.value.state.customerId, sha256 }, ports), ports.clock.now())
  return change({ cause }, ports, rfqs, rfqId, (rfq) => recordAnalysis(rfq, sha256, analysis))
}

const measured = async (key: FileKey, { files, analyse }: Parameters<typeof measureDocument>[1]): ReturnType<GeometryTools['analyse']> => {
  const bytes = await files.read(key)
  if (!bytes) return fail({ code: 'empty-file', message: 'The file is no longer in the store.' })
  const once = await analyse(bytes)
  return !once.ok && worthRepeating.includes(once.error.code) ? analyse(bytes) : once
}
