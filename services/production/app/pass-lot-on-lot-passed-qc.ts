import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quality } from '#services/quality/contract.ts'
import { passLot } from '../domain/quality.ts'
import { changeLot } from './change-lot.ts'

export const passLotOnPassed: Reaction<typeof quality, 'LotPassedQC'> = (hearing, ports) => {
  const { occurredAt: at, data } = hearing.event
  const { inspectionId, quantity, certificate } = data
  const pass = { inspectionId, quantity, at, certificateId: certificate.certificateId, certificateNumber: certificate.number, certificateSha256: certificate.sha256 }
  return changeLot(hearing, ports, data.lotId, (lot) => passLot(lot, pass))
}
