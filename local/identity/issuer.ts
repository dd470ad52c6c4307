import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import Provider, { type AdapterConstructor, type AdapterFactory, type AdapterPayload, type Configuration, type JWK } from 'oidc-provider'
import type { LocalDirectory } from '#shared/adapters/local/directory.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import { audience } from './audience.ts'
import { signInPage } from './sign-in-page.ts'

export type IssuerOptions = {
  /** Such as `http://localhost:4300/oidc`; requests arrive under its path. */
  readonly issuer: string
  /** Who may sign in: people, and partners' systems as themselves by client credentials. Asked anew each time. */
  readonly directory: LocalDirectory
  readonly password: string
  readonly redirects: readonly string[]
  /** Where people go who sign out. */
  readonly home: string
  readonly signingKey: JWK
  readonly cookieKey: string
  readonly Adapter: AdapterConstructor
}

export type Issuer = { readonly handle: (request: IncomingMessage, response: ServerResponse) => void }

/** Public clients of one machine: the portal, the API page and the demo; authorization code with PKCE, no secret. */
export const publicClient = 'throughline'

/** The embedded OpenID Connect issuer: the same protocol, tokens and verification as with a hosted user pool, on one machine. */
export const issuer = (options: IssuerOptions): Issuer => {
  const provider = new Provider(options.issuer, configuration(options))
  provider.proxy = false
  // Of a partner's secret only the hash is kept.
  provider.Client.prototype.compareClientSecret = function compare(actual) {
    return this.clientSecret !== undefined && timingSafeEqual(Buffer.from(sha256(actual)), Buffer.from(this.clientSecret))
  }
  const mount = new URL(options.issuer).pathname
  const page = signInPage(provider, options)
  const protocol = provider.callback()
  return {
    handle: (request, response) => {
      const url = request.url ?? '/'
      if (url.startsWith(`${mount}/sign-in/`)) return void page(request, response)
      Object.assign(request, { originalUrl: url, url: url.slice(mount.length) || '/' })
      void protocol(request, response)
    },
  }
}

const configuration = (options: IssuerOptions): Configuration => ({
  adapter: withClients(options),
  jwks: { keys: [options.signingKey] },
  cookies: { keys: [options.cookieKey] },
  clients: [
    { client_id: publicClient, token_endpoint_auth_method: 'none', grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'], redirect_uris: [...options.redirects], post_logout_redirect_uris: [options.home] },
  ],
  scopes: ['openid', 'offline_access'],
  claims: { openid: ['sub', 'name', 'roles', 'customerId', 'customerName', 'clearance'] },
  ttl: { AccessToken: 3600, ClientCredentials: 3600, Session: 14 * 86_400, Grant: 14 * 86_400, Interaction: 3600, IdToken: 3600, RefreshToken: 14 * 86_400 },
  clientBasedCORS: (_, origin) => origin === options.home,
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: true, logoutSource },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: 'openid', audience, accessTokenFormat: 'jwt', accessTokenTTL: 3600, jwt: { sign: { alg: 'RS256' } } }),
    },
  },
  /** A public client's refresh tokens turn over with each use. */
  issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
  interactions: { url: (_, { uid }) => `${new URL(options.issuer).pathname}/sign-in/${uid}` },
  findAccount: (_, sub) => {
    const person = options.directory.claims(sub)
    return person && { accountId: sub, claims: () => ({ ...person }) }
  },
  extraTokenClaims: (_, token) => {
    const partner = token.kind === 'ClientCredentials' && token.clientId !== undefined ? options.directory.client(token.clientId) : undefined
    const claims = partner?.claims ?? ('accountId' in token ? options.directory.claims(token.accountId) : undefined)
    return claims && { name: claims.name, roles: claims.roles, customerId: claims.customerId, customerName: claims.customerName, clearance: claims.clearance }
  },
  /** Our own applications need no consent page: signing in is the consent. */
  loadExistingGrant: async (context) => {
    const { provider, client, account } = context.oidc
    if (!client || !account) return undefined
    const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId })
    grant.addOIDCScope('openid offline_access')
    grant.addResourceScope(audience, 'openid')
    await grant.save()
    return grant
  },
})

/** The issuer looks a partner's system up as it does a session, and takes for a secret what the directory keeps of it. */
const withClients = ({ Adapter, directory }: IssuerOptions): AdapterFactory => (model) => {
  const records = new Adapter(model)
  if (model !== 'Client') return records
  return Object.assign(records, {
    find: async (id: string): Promise<AdapterPayload | undefined> => {
      const found = directory.client(id)
      return found && { client_id: id, client_secret: found.secretHash, grant_types: ['client_credentials'], response_types: [], redirect_uris: [] }
    },
  })
}

/** Whoever asks to sign out means it: the form sends itself. Its button is for browsers without scripts. */
const logoutSource = (context: { body: unknown }, form: string): void => {
  context.body = `<!doctype html><meta charset="utf-8"><title>Throughline</title>${form}<button form="op.logoutForm" name="logout" value="yes" autofocus>→</button><script>document.querySelector('button').click()</script>`
}
