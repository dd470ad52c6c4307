import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { tokenIdentity } from '#shared/adapters/identity.ts'
import type { Claims } from '#shared/kernel/actor.ts'
import type { Clock, Identity } from '#shared/kernel/ports.ts'

/** An identity provider's keys, and tokens as it gives them: the edge verifies real RS256 signatures. */
export type People = { readonly identity: Identity; readonly tokenOf: (claims: Claims) => Promise<string> }

const [issuer, audience] = ['https://identity.bench/', 'throughline']

export const openPeople = async (clock: Clock): Promise<People> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwks = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'RS256', use: 'sig' }] })
  const tokens = new Map<string, Promise<string>>()
  const sign = (claims: Claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'bench' }).setIssuer(issuer).setAudience(audience).setExpirationTime(new Date('2099-01-01')).sign(privateKey)
  return {
    identity: tokenIdentity({ issuer, audiences: [audience], jwks, clock }),
    tokenOf: (claims) => {
      const token = tokens.get(claims.sub) ?? sign(claims)
      tokens.set(claims.sub, token)
      return token
    },
  }
}
