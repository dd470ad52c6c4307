import { find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { support } from '../contract.ts'
import { eightDs } from '../eight-ds.ts'
import { shownReport } from './shown-report.ts'

export const readEightD: Handler<typeof support, 'readEightD'> = async (call, ports) => {
  const found = await find(call, ports, eightDs, call.params.reportId)
  if (!found.ok) return found
  const { state, version } = found.value
  return ok({ body: shownReport(call, { ...state, version }), version })
}
