import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quality } from '#services/quality/contract.ts'
import { dispose } from '../domain/quality.ts'
import { changeHeir } from './change-lot.ts'

export const disposeOnDispositioned: Reaction<typeof quality, 'NonconformanceDispositioned'> = (hearing, ports) => {
  const { occurredAt: at, data } = hearing.event
  const { ncrId, disposition, quantity, cause } = data
  return changeHeir(hearing, ports, data.lotId, (lot, { bearers, now }) => dispose(lot, { ncrId, disposition, quantity, cause, at }, bearers, now))
}
