import { derive } from '#shared/vocabulary/ids.ts'
import { noFault } from '#shared/testing/simulator/faults.ts'
import { sign } from '#local/demo/contract-steps.ts'
import { agreeOnPlan, talkRequirementsThrough } from '#local/demo/quoting-steps.ts'
import { maybe, until } from '#local/demo/shop.ts'
import { drawing, simulatedTools, simulation, type Simulation } from './simulate.ts'

export type Impatient = { readonly simulated: Simulation; readonly answer: string }

/** Everything is signed and nothing is paid, and the planner releases the order all the same. */
export const releaseUnpaid = async (): Promise<Impatient> => {
  const simulated = simulation({ seed: 1, faults: noFault, tools: await simulatedTools() })
  const { shop, world } = simulated
  let answer = ''
  await world.run([async () => {
    const asked = await talkRequirementsThrough(shop, drawing)
    await agreeOnPlan(shop, asked)
    await sign(shop, asked.orderId)
    const planner = shop.production('planner')
    const params = { workOrderId: derive('workOrder', asked.orderId) }
    const order = await until(shop, 'the signature to be heard', async () => {
      const found = await maybe(planner.readWorkOrder({ params }))
      return found?.gates.contract.open ? found : undefined
    })
    const lots = [{ quantity: 20, materialOwner: 'manufacturer' as const, heats: [{ heatId: 'HT-1', quantity: 20 }] }]
    const released = await planner.releaseWorkOrder({ params, version: order.version, body: { lots } })
    answer = released.ok ? released.value.status : released.problem.code
  }])
  return { simulated, answer }
}
