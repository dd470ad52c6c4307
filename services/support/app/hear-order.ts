import type { Cause } from '#shared/kernel/cause.ts'
import { attempt } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok } from '#shared/kernel/result.ts'
import type { OrderDecision } from '../domain/order-file.ts'
import type { OrderFile } from '../order-view.ts'
import { orders } from '../orders.ts'
import { staged } from './staged.ts'

/** Adds to an order's file what another service said of it; whoever is heard first opens the file. */
export const hearOrder = (hearing: { readonly cause: Cause }, ports: Ports, orderId: string, decide: (file: OrderFile | undefined) => OrderDecision) =>
  attempt(hearing, ports, async () => {
    const found = await orders.load(ports.store, orderId, hearing.cause.actor)
    const decision = decide(found?.state)
    return decision.ok ? ok({ staged: staged(orders, found?.version, decision.value), reply: { body: {} } }) : decision
  })
