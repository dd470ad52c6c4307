import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { Claims } from '#shared/kernel/actor.ts'
import { Unavailable, type Clock, type Identity } from '#shared/kernel/ports.ts'

export type IdentityOptions = {
  readonly issuer: string
  /** Whom a token must be for. Where it names nobody (Cognito's access tokens do not), the client it was given to must be one of these. */
  readonly audiences: readonly string[]
  /** The provider's keys: `remoteKeys(url)`, or jose's `createLocalJWKSet`. */
  readonly jwks: JWTVerifyGetKey
  /** This machine's own clock unless given. */
  readonly clock?: Clock
}

/** Fetched when first needed, kept for ten minutes, and fetched again (at most every 30 s) when a token names an unknown key. */
export const remoteKeys = (url: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(url), { cacheMaxAge: 600_000, cooldownDuration: 30_000, timeoutDuration: 5000 })

/** How far the provider's clock and ours may differ. */
const toleranceSeconds = 5

/**
 * Verifies OIDC access tokens: RS256 only (so neither `none` nor an HMAC keyed with the public key passes), issuer, audience,
 * `exp` (required) and `nbf`. Throws `Unavailable` when the keys cannot be had: that says nothing about the token.
 */
export const tokenIdentity = ({ issuer, audiences, jwks, clock }: IdentityOptions): Identity => ({
  verify: async (token) => {
    try {
      const { payload } = await jwtVerify(token, jwks, {
        algorithms: ['RS256'], issuer, clockTolerance: toleranceSeconds, requiredClaims: ['exp', 'sub'], currentDate: clock ? new Date(clock.now()) : new Date(),
      })
      return isAccess(payload) && isFor(payload, audiences) ? Claims.safeParse(payload).data : undefined
    } catch (error) {
      if (error instanceof errors.JOSEError && tokensFault.has(error.code)) return undefined
      throw new Unavailable('the keys of the identity provider cannot be had', { cause: error })
    }
  },
})

/** Cognito says in each token what it is for; an identity token tells an application who signed in and opens no API. */
const isAccess = (payload: JWTPayload): boolean => payload['token_use'] === undefined || payload['token_use'] === 'access'

/** API Gateway's own rule: `aud`, and `client_id` only where there is no `aud`. */
const isFor = ({ aud, client_id: client }: JWTPayload, audiences: readonly string[]): boolean =>
  [aud ?? client].flat().some((each) => typeof each === 'string' && audiences.includes(each))

/** Everything else (no answer, a timeout, a key set that is none) is the provider's fault. */
const tokensFault: ReadonlySet<string> = new Set([
  errors.JWSInvalid, errors.JWTInvalid, errors.JWTExpired, errors.JWTClaimValidationFailed, errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed, errors.JOSENotSupported, errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys,
].map(({ code }) => code))
