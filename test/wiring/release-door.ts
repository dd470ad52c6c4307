import { driveOrder } from '#local/demo/order.ts'
import { services } from '#local/services.ts'
import type { Service } from '#shared/kernel/implementation.ts'
import { hosting, type Hosting } from '#shared/testing/simulator/host.ts'
import { shopIn, type Reach } from '../simulation/shop.ts'
import { drawing, simulatedTools } from '../simulation/simulate.ts'

/**
 * What a release shows to the tests of later releases: its services, each ready to run in a simulated world, and its customer and shop, who drive
 * an order through whatever services there are. This file, `Hosting`, `Ground`, `Host` and `Reach` are all that two releases share in one
 * process, besides what the services say to each other; they change by adding.
 */
export const implementations: readonly Service[] = services.map(({ service }) => service)

export const hostings = async (): Promise<readonly Hosting[]> => {
  const tools = await simulatedTools()
  return services.map((each) => hosting(each, tools))
}

export const order = async (it: Reach): Promise<void> => {
  await driveOrder(shopIn(it, { customer: 'aurora', tell: () => undefined }), drawing)
}
