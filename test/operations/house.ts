import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { httpShop } from '#local/demo/http-shop.ts'
import { driveOrder, type Driven } from '#local/demo/order.ts'
import type { Shop } from '#local/demo/shop.ts'
import { services } from '#local/services.ts'
import { freePort, startSystem, type System } from '#local/system.ts'
import { realTools } from '#local/tools.ts'
import type { Log } from '#shared/kernel/ports.ts'

const part = { name: 'part.step', bytes: new Uint8Array(readFileSync(join(import.meta.dirname, '../../services/quoting/geometry/samples/mfcad_0-0-0-2-11-23.step'))) }
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined, with: () => quiet }

/** The real system in a folder of its own, stopped and started as a test likes. */
export type House = {
  readonly parent: string
  readonly directory: string
  readonly shop: () => Shop
  readonly system: () => System
  readonly start: (folder?: string) => Promise<void>
  readonly stop: () => Promise<void>
  readonly demolish: () => Promise<void>
}

/** A house through which one whole order went. */
export const houseWithOrder = async (): Promise<{ readonly house: House; readonly driven: Driven }> => {
  const parent = mkdtempSync(join(tmpdir(), 'throughline-ops-'))
  const directory = join(parent, 'state')
  const tools = realTools()
  let running: { readonly system: System; readonly shop: Shop } | undefined
  const at = () => {
    if (!running) throw new Error('the system is not running')
    return running
  }
  const house: House = {
    parent, directory, shop: () => at().shop, system: () => at().system,
    start: async (folder = directory) => {
      const system = await startSystem({ hosted: services, tools, directory: folder, port: await freePort(), log: quiet })
      running = { system, shop: httpShop(system.address, system.secrets, () => undefined) }
    },
    stop: async () => {
      await running?.system.stop()
      running = undefined
    },
    demolish: async () => {
      tools.close()
      await house.stop()
      rmSync(parent, { recursive: true, force: true })
    },
  }
  await house.start()
  return { house, driven: await driveOrder(house.shop(), part) }
}
