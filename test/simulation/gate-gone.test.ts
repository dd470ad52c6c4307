import { expect, it, vi } from 'vitest'
import { releaseUnpaid } from './impatience.ts'

vi.mock('#services/production/domain/gates.ts', async (original) => {
  const real = await original<typeof import('#services/production/domain/gates.ts')>()
  return { ...real, gatesOf: (...facts: Parameters<typeof real.gatesOf>) => ({ ...real.gatesOf(...facts), open: true }) }
})

it('with the gate taken out, the simulation notices', async () => {
  await expect(releaseUnpaid()).rejects.toThrow(/released before the production gate was paid/)
})
