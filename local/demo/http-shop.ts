import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { claimsFor, samplePassword, type SampleCustomer } from '#shared/adapters/local/sample-people.ts'
import { client, type Client, type Transport } from '#shared/kernel/client.ts'
import type { Contract } from '#shared/kernel/contract.ts'
import type { Secrets } from '#shared/kernel/ports.ts'
import { signEasypost, signStripe } from '#shared/kernel/webhook.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Role } from '#shared/vocabulary/roles.ts'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import { signIn } from '../sign-in.ts'
import type { Shop } from './shop.ts'

/** A running system, driven over HTTP with real tokens; each person signs in once, on the sign-in page. */
export const httpShop = (address: string, secrets: Pick<Secrets, 'get'>, tell: Shop['tell'], locale: Locale = 'en'): Shop => {
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (user: string): Promise<string> => {
    const token = tokens.get(user) ?? signIn(address, user, samplePassword)
    tokens.set(user, token)
    token.catch(() => tokens.delete(user))
    return token
  }
  const as = <C extends Contract>(contract: C) => (role: Role, customer?: SampleCustomer): Client<C> =>
    client(contract, overHttp(`${address}/api/${contract.service}`, () => tokenOf(claimsFor(role, customer).sub)), randomUUID)
  const deliver = async (service: string, path: string, body: string, signature: { [header: string]: string }): Promise<void> => {
    const answer = await fetch(`${address}/api/${service}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...signature } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  return {
    quoting: as(quoting), contracts: as(contracts), production: as(production), quality: as(quality), logistics: as(logistics), support: as(support),
    upload: async (_, link, bytes) => {
      const answer = await fetch(link.url, { method: link.method, headers: link.headers, body: Buffer.from(bytes) })
      if (!answer.ok) throw new Error(`the upload answered ${answer.status}: ${await answer.text()}`)
    },
    paymentProvider: async (event) => {
      const body = JSON.stringify(event)
      await deliver('contracts', contracts.routes.paymentWebhook.path, body, { 'stripe-signature': signStripe(await secrets.get('PAYMENT_WEBHOOK_SECRET'), body, new Date().toISOString()) })
    },
    carrier: async (event) => {
      const body = JSON.stringify(event)
      await deliver('logistics', logistics.routes.carrierReported.path, body, { 'x-hmac-signature': signEasypost(await secrets.get('CARRIER_WEBHOOK_SECRET'), body) })
    },
    pause: () => setTimeout(50),
    tell,
    now: () => new Date().toISOString(),
    locale,
  }
}

/** Requests over HTTP; a connection that breaks is tried again, which the idempotency key makes safe. */
const overHttp = (base: string, token: () => Promise<string>): Transport => async ({ method, path, headers, body }) => {
  for (let tried = 0; ; tried += 1) {
    try {
      const answer = await fetch(`${base}${path}`, { method, headers: { ...headers, authorization: `Bearer ${await token()}` }, ...(body !== undefined && { body }) })
      if (answer.status !== 503 || tried >= mostTries) return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.json() }
    } catch (error) {
      if (tried >= mostTries) throw error
    }
    await setTimeout(200)
  }
}
const mostTries = 50
