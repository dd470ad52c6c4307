import { runInNewContext } from 'node:vm'
import { Stack } from 'aws-cdk-lib'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, isPage } from '#portal/headers.ts'
import { keepsFiles } from '#shared/kernel/service.ts'
import { apiAddressesCode, pageAddressesCode } from '../portal-edge.ts'
import { openApis, settings } from '../portal-files.ts'
import { services } from '../services.ts'
import { stages } from '../stages.ts'
import { emptyApp, found, only, portalTemplate, sorted, type Resource } from './synthesized.ts'

const names = services.map(({ contract }) => contract.service)

/** Text with tokens, as CloudFormation will put it together. */
const joined = (value: Resource | string): string => {
  if (typeof value === 'string') return value
  if (value['Ref'] !== undefined) return `<${value['Ref']}>`
  if (value['Fn::GetAtt'] !== undefined) return `<${value['Fn::GetAtt'].join('.')}>`
  return value['Fn::Join'][1].map(joined).join(value['Fn::Join'][0])
}

const at = (code: string, uri: string): string => runInNewContext(`${code}; handler({ request: { uri } }).uri`, { uri })

describe.each(Object.values(stages))('portal in $name', (stage) => {
  const template = portalTemplate(stage)
  const prefix = `throughline-${stage.name}-portal`
  const buckets = new Map(found(template, 'AWS::S3::Bucket').map(([id, { Properties }]) => [joined(Properties.BucketName), { id, ...Properties }]))
  const pages = buckets.get(`${prefix}-<AWS::AccountId>-<AWS::Region>`)
  const edge = only(template, 'AWS::CloudFront::Distribution')['Properties'].DistributionConfig

  it('keeps its files in a bucket that only CloudFront reads, over TLS, with older versions', () => {
    expect(pages).toMatchObject({ VersioningConfiguration: { Status: 'Enabled' }, PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true } })
    const policy = found(template, 'AWS::S3::BucketPolicy').map(([, { Properties }]) => Properties).find(({ Bucket }) => Bucket.Ref === pages?.id)
    const statements: readonly Resource[] = policy?.PolicyDocument.Statement ?? []
    expect(statements.some(({ Effect, Condition }) => Effect === 'Deny' && Condition.Bool?.['aws:SecureTransport'] === 'false')).toBe(true)
    const allowed = statements.filter(({ Effect, Principal }) => Effect === 'Allow' && Principal.Service === 'cloudfront.amazonaws.com')
    expect(sorted(allowed.flatMap(({ Action }) => Action))).toEqual(['s3:GetObject', 's3:ListBucket'])
    for (const { Condition } of allowed) expect(joined(Condition.StringEquals['AWS:SourceArn'])).toMatch(/^arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution\/<Edge/)
    expect(edge.Origins[0].OriginAccessControlId).toBeDefined()
  })

  it('stands before each API: nothing kept, everything sent on, by the address that the service noted', () => {
    expect(sorted(edge.CacheBehaviors.map(({ PathPattern }: Resource) => PathPattern))).toEqual(names.map((name) => `/api/${name}/*`).toSorted())
    for (const behavior of edge.CacheBehaviors) {
      // AWS's own policies: nothing cached; all the browser sent but the host.
      expect([behavior.CachePolicyId, behavior.OriginRequestPolicyId]).toEqual(['4135ea2d-6df8-44a3-9df3-4b5a84be39ad', 'b689b0a8-53d0-40ab-baf2-68738e2966ac'])
      expect([behavior.ViewerProtocolPolicy, sorted(behavior.AllowedMethods)]).toEqual(['redirect-to-https', ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']])
      const origin = edge.Origins.find(({ Id }: Resource) => Id === behavior.TargetOriginId)
      expect(behavior.PathPattern).toBe(`/api/${origin.Id}/*`)
      const [part, split] = origin.DomainName['Fn::Select']
      const parameter = template.toJSON()['Parameters'][split['Fn::Split'][1].Ref]
      expect([part, split['Fn::Split'][0], parameter]).toEqual([2, '/', { Type: 'AWS::SSM::Parameter::Value<String>', Default: `/throughline/${stage.name}/${origin.Id}/url` }])
      expect(origin.CustomOriginConfig).toMatchObject({ OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] })
    }
  })

  it('answers for no API: no error pages', () => {
    expect(edge.CustomErrorResponses).toBeUndefined()
    const functions = new Map(found(template, 'AWS::CloudFront::Function').map(([id, { Properties }]) => [id, Properties.FunctionCode]))
    const codeOf = ({ FunctionAssociations: [association] }: Resource) => functions.get(association.FunctionARN['Fn::GetAtt'][0])
    expect(codeOf(edge.DefaultCacheBehavior)).toBe(pageAddressesCode)
    for (const behavior of edge.CacheBehaviors) expect(codeOf(behavior)).toBe(apiAddressesCode)
  })

  it('sends the headers of one machine, and lets pages reach the sign-in and the files besides', () => {
    const config = only(template, 'AWS::CloudFront::ResponseHeadersPolicy')['Properties'].ResponseHeadersPolicyConfig.SecurityHeadersConfig
    const files = services.filter(keepsFiles).map(({ contract }) => `https://throughline-${stage.name}-${contract.service}-<AWS::AccountId>-<AWS::Region>.s3.<AWS::Region>.<AWS::URLSuffix>`)
    const signIn = ['https://cognito-idp.<AWS::Region>.<AWS::URLSuffix>', `https://throughline-${stage.name}-<AWS::AccountId>.auth.<AWS::Region>.amazoncognito.com`]
    expect(files.length).toBeGreaterThan(0)
    expect(joined(config.ContentSecurityPolicy.ContentSecurityPolicy)).toBe(contentSecurityPolicy({ signIn, files }))
    expect(config).toMatchObject({
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true }, ContentTypeOptions: { Override: true }, FrameOptions: { FrameOption: 'DENY' }, ReferrerPolicy: { ReferrerPolicy: 'same-origin' },
    })
    for (const behavior of [edge.DefaultCacheBehavior, ...edge.CacheBehaviors]) expect(behavior.ResponseHeadersPolicyId).toBeDefined()
  })

  it('puts hashed files first, for a year; then the first page and the settings, to be asked for each time; and takes nothing away', () => {
    const put = Object.fromEntries(found(template, 'Custom::CDKBucketDeployment').map(([id, { Properties, DependsOn }]) => [id.startsWith('Hashed') ? 'hashed' : 'asked', { ...Properties, DependsOn }]))
    expect(put['hashed']).toMatchObject({ Prune: false, Exclude: ['*'], Include: ['assets/*'], SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' } })
    expect(put['asked']).toMatchObject({ Prune: false, Exclude: ['assets/*'], SystemMetadata: { 'cache-control': 'no-cache' }, DependsOn: expect.arrayContaining([expect.stringMatching(/^HashedCustomResource/)]) })
  })

  it('serves each API as OpenAPI beside the pages: every route, at the address behind this portal, with the sign-in of this stage', () => {
    const stack = new Stack(emptyApp(), 'Alone')
    const documents: Resource = openApis(stage, services.map(({ contract }) => contract))
    expect(sorted(Object.keys(documents))).toEqual(names.map((name) => `openapi/${name}.json`).toSorted())
    for (const { contract } of services) {
      const document = documents[`openapi/${contract.service}.json`]
      expect(document.servers).toEqual([{ url: `${stage.portalOrigin}/api/${contract.service}` }])
      const operations = Object.values<Resource>(document.paths).flatMap((path) => Object.values<Resource>(path))
      expect(sorted(operations.map(({ operationId }) => operationId))).toEqual(sorted(Object.keys(contract.routes)))
      const { tokenUrl } = document.components.securitySchemes.signIn.flows.authorizationCode
      expect(joined(stack.resolve(tokenUrl))).toBe(`https://throughline-${stage.name}-<AWS::AccountId>.auth.<AWS::Region>.amazoncognito.com/oauth2/token`)
    }
    // The built files, the settings, and a document for each service.
    const put = found(template, 'Custom::CDKBucketDeployment').find(([id]) => id.startsWith('Asked'))
    expect(put?.[1]['Properties'].SourceObjectKeys).toHaveLength(2 + services.length)
  })

  it('logs who asked for what, for as long as the stage keeps logs', () => {
    expect(edge.Logging).toMatchObject({ Prefix: 'edge/', IncludeCookies: false })
    expect(buckets.get(`${prefix}-access-<AWS::AccountId>-<AWS::Region>`)?.LifecycleConfiguration.Rules).toEqual([{ ExpirationInDays: stage.logDays, Status: 'Enabled' }])
  })

  it('tells the portal where to sign in and out, and of no feed', () => {
    const stack = new Stack(emptyApp(), 'Alone')
    const told = Object.fromEntries(Object.entries(settings(stack, stage)).map(([name, value]) => [name, joined(stack.resolve(value)).replaceAll(/<SsmParameterValuethroughline[a-z]+?(userpoolid|portalclientid)[^>]*>/g, '<$1>')]))
    expect(told).toEqual({
      issuer: 'https://cognito-idp.<AWS::Region>.<AWS::URLSuffix>/<userpoolid>', clientId: '<portalclientid>', scope: 'openid profile email',
      signOut: `https://throughline-${stage.name}-<AWS::AccountId>.auth.<AWS::Region>.amazoncognito.com/logout?client_id=<portalclientid>&logout_uri=${encodeURIComponent(stage.portalOrigin)}`,
    })
    const put = found(template, 'Custom::CDKBucketDeployment').find(([id]) => id.startsWith('Asked'))
    expect(JSON.stringify(put)).toMatch(/userpoolid.*portalclientid/)
  })
})

it('takes a domain of one\'s own with its certificate, and TLS 1.2', () => {
  const edge = only(portalTemplate({ ...stages.prod, portalCertificate: 'arn:aws:acm:us-east-1:000000000000:certificate/x' }), 'AWS::CloudFront::Distribution')['Properties'].DistributionConfig
  expect([edge.Aliases, edge.ViewerCertificate.MinimumProtocolVersion, edge.ViewerCertificate.SslSupportMethod]).toEqual([['portal.example.com'], 'TLSv1.2_2021', 'sni-only'])
})

it.each(['/', '/orders', '/orders/ord_01', '/signed-in', '/developers/quoting', '/assets/index-x.js', '/icon.svg', '/portal.json', '/a.b/orders', '/orders/'])('the edge and one machine agree on %s', (path) => {
  expect(at(pageAddressesCode, path)).toBe(isPage(path) ? '/index.html' : path)
})

it.each([['/api/quoting/rfqs', '/rfqs'], ['/api/quality/lots/lot_1/certificates', '/lots/lot_1/certificates'], ['/api/support/', '/'], ['/api/contracts/orders/a%2Fb', '/orders/a%2Fb']])('%s is %s to the API', (path, own) => {
  expect(at(apiAddressesCode, path)).toBe(own)
})
