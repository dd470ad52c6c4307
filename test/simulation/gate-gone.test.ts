import { expect, it, vi } from 'vitest'
import type * as gates from '#services/production/domain/gates.ts'
import { releaseUnpaid } from './impatience.ts'

vi.mock('#services/production/domain/gates.ts', async (original) => {
  const real = await original<typeof gates>()
  return { ...real, gatesOf: (...facts: Parameters<typeof real.gatesOf>) => ({ ...real.gatesOf(...facts), open: true }) }
})

it('with the gate taken out, the simulation notices', async () => {
  await expect(releaseUnpaid()).rejects.toThrow(/released before the production gate was paid/)
})
