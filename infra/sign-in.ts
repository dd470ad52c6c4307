import { Duration } from 'aws-cdk-lib'
import {
  AccountRecovery, CfnUserPoolGroup, ClientAttributes, FeaturePlan, LambdaVersion, Mfa, OAuthScope, ResourceServerScope, StringAttribute, UserPool, UserPoolOperation,
  type UserPoolClient, type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { customerScope } from '#shared/kernel/actor.ts'
import { roles } from '#shared/vocabulary/roles.ts'
import { acknowledge } from './checks.ts'
import { kept } from './kept.ts'
import { pascal, platformNames } from './names.ts'
import type { Partner, Stage } from './stages.ts'

/**
 * Who may sign in: people by invitation, with a second factor, in groups named after roles; partners' systems with credentials of their
 * own. What a token says comes from `adapters/aws/cognito-claims.ts`.
 */
export const userPool = (scope: Construct, stage: Stage, name: string, claims: IFunction): UserPool => {
  const pool = new UserPool(scope, 'Users', {
    userPoolName: name,
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    standardAttributes: { fullname: { required: true, mutable: true } },
    // Their names are for good: Cognito neither renames nor removes one.
    customAttributes: Object.fromEntries(['customerId', 'customerName', 'clearance', 'invitation'].map((each) => [each, new StringAttribute({ mutable: true, maxLen: 200 })])),
    passwordPolicy: { minLength: 12, requireDigits: true, requireLowercase: true, requireUppercase: true, requireSymbols: true, tempPasswordValidity: Duration.days(7) },
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    featurePlan: FeaturePlan.ESSENTIALS,
    deletionProtection: stage.keepsData,
    removalPolicy: kept(stage),
  })
  pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, claims, LambdaVersion.V3_0)
  acknowledge(pool, 'AwsSolutions-COG8', 'The Plus plan adds risk scores for several times the price; people are invited by name and have a second factor.')
  for (const role of roles.filter((each) => each !== 'partner')) {
    new CfnUserPoolGroup(scope, `${pascal(role)}Group`, { userPoolId: pool.userPoolId, groupName: role, description: `People who work as ${role}` })
  }
  pool.addDomain('SignIn', { cognitoDomain: { domainPrefix: platformNames(stage).signInDomain } })
  return pool
}

/** The portal, in people's browsers: no secret to keep, so the code flow with PKCE. */
export const portalClient = (pool: UserPool, { portalOrigin }: Stage): UserPoolClient =>
  pool.addClient('Portal', {
    userPoolClientName: 'portal',
    generateSecret: false,
    authFlows: { userSrp: true },
    oAuth: { flows: { authorizationCodeGrant: true }, scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, OAuthScope.EMAIL], callbackUrls: [`${portalOrigin}/signed-in`], logoutUrls: [portalOrigin] },
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.days(30),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
    // What a person may change of themselves. Not their customer, not their clearance, not the name they sign with.
    writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
  })

/** One client for each system: its scope, which nobody but us can give it, says whose system it is. */
export const partnerClients = (pool: UserPool, partners: readonly Partner[]): readonly UserPoolClient[] => {
  if (partners.length === 0) return []
  const scopes = new Map(partners.map(({ customerId }) => {
    const scopeName = customerId === undefined ? 'partner' : `${customerScope}${customerId}`
    return [scopeName, new ResourceServerScope({ scopeName, scopeDescription: customerId === undefined ? 'A partner of no customer' : `A system of ${customerId}` })]
  }))
  const server = pool.addResourceServer('Api', { identifier: 'throughline', scopes: [...scopes.values()] })
  return partners.map((partner) => partnerClient(pool, server, scopes, partner))
}

const partnerClient = (pool: UserPool, server: UserPoolResourceServer, scopes: ReadonlyMap<string, ResourceServerScope>, { name, customerId }: Partner): UserPoolClient => {
  const scope = scopes.get(customerId === undefined ? 'partner' : `${customerScope}${customerId}`)
  if (!scope) throw new Error(`no scope for partner ${name}`)
  return pool.addClient(`Partner${pascal(name)}`, {
    userPoolClientName: name,
    generateSecret: true,
    oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(server, scope)] },
    accessTokenValidity: Duration.hours(1),
  })
}
