import { expect } from 'vitest'
import type { Shop } from '#local/demo/shop.ts'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import { ownerIn } from '#shared/adapters/local/memory-files.ts'
import { claimsFor, type SampleCustomer } from '#shared/adapters/local/sample-people.ts'
import type { Claims } from '#shared/kernel/actor.ts'
import { client } from '#shared/kernel/client.ts'
import type { Contract } from '#shared/kernel/contract.ts'
import { signEasypost, signStripe } from '#shared/kernel/webhook.ts'
import { plainToken } from '#shared/testing/scenario.ts'
import type { World } from '#shared/testing/simulator/world.ts'
import type { Role } from '#shared/vocabulary/roles.ts'

/** What somebody outside has of a simulated world. */
export type Reach = Pick<World, 'transport' | 'files' | 'schedule' | 'clock'>

/** The six services of a simulated world as a shop whose people are all cleared, so that any drawing can be driven through it. */
export const shopIn = (it: Reach, { customer, tell }: { readonly customer: SampleCustomer; readonly tell: Shop['tell'] }): Shop => {
  let keys = 0
  const as = <C extends Contract>(contract: C) => (role: Role, of = customer) =>
    client(contract, it.transport(contract.service, plainToken(cleared(claimsFor(role, of)))), () => `${customer}-${contract.service}-key-${(keys += 1)}`)
  const webhook = async (service: string, path: string, event: object, sign: (body: string) => { [name: string]: string }): Promise<void> => {
    const body = JSON.stringify(event)
    const answer = await it.transport(service, '')({ method: 'POST', path, body, headers: { 'content-type': 'application/json', ...sign(body) } })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  }
  return {
    quoting: as(quoting), contracts: as(contracts), production: as(production), quality: as(quality), logistics: as(logistics), support: as(support),
    upload: async (service, link, bytes) => void (await it.files.get(service)?.write(ownerIn(link), bytes, 'model/step')),
    paymentProvider: (event) => webhook('contracts', contracts.routes.paymentWebhook.path, event, (body) => ({ 'stripe-signature': signStripe('simulated PAYMENT_WEBHOOK_SECRET', body, it.clock.now()) })),
    carrier: (event) => webhook('logistics', logistics.routes.carrierReported.path, event, (body) => ({ 'x-hmac-signature': signEasypost('simulated CARRIER_WEBHOOK_SECRET', body) })),
    pause: () => it.schedule.sleep(10),
    tell,
    now: () => it.clock.now(),
    locale: 'en',
  }
}

/** Customers handle what is theirs without a clearance. */
export const cleared = (claims: Claims): Claims => (claims.customerId === undefined ? { ...claims, clearance: 'military' } : claims)
