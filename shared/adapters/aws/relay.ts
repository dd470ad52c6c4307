import { readEnv, RelayEnv } from '#shared/kernel/env.ts'
import { relayEdge, type RelayEdge } from '#shared/kernel/relay.ts'
import { eventBridgeBus } from './bus.ts'
import { lambdaLog } from './log.ts'
import { once } from './once.ts'

/**
 * The relay of a service's stream to the bus. Which service that is stands in its environment: it checks the envelope, and data was checked
 * when it was committed, so it needs no contract. It sees neither the table nor files nor secrets.
 */
export const relay: RelayEdge = (event) => edge()(event)

const edge = once(() => {
  const { SERVICE, BUS } = readEnv(RelayEnv, process.env)
  return relayEdge(SERVICE, eventBridgeBus({ busName: BUS }), lambdaLog(SERVICE))
})
