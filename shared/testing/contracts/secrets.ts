import { describe, expect, it } from 'vitest'
import type { Secrets } from '#shared/kernel/ports.ts'

/** `made` holds the given secrets and no others. */
export type MakeSecrets = (values: { readonly [name: string]: string }) => Promise<{ readonly secrets: Secrets; readonly close: () => Promise<void> | void }>

/** The contract of the secrets port. */
export const describeSecrets = (name: string, makeSecrets: MakeSecrets): void => {
  describe(`secrets port: ${name}`, () => {
    it('returns what is set, each by its name, and throws for the rest without saying any value', async () => {
      const { secrets, close } = await makeSecrets({ 'stripe-webhook': 'whsec_1', 'cursor-key': 'é "quoted"\n' })
      expect(await secrets.get('stripe-webhook')).toBe('whsec_1')
      expect(await Promise.all(['cursor-key', 'stripe-webhook', 'cursor-key'].map(secrets.get))).toEqual(['é "quoted"\n', 'whsec_1', 'é "quoted"\n'])
      const refused = await secrets.get('nobody-set-this').catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(Error)
      expect(String(refused)).toContain('nobody-set-this')
      expect(String(refused)).not.toContain('whsec_1')
      await close()
    })
  })
}
