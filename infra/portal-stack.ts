import { CfnOutput, Duration, Stack, type App } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AccessLevel, AllowedMethods, CachePolicy, Distribution, HeadersFrameOption, HeadersReferrerPolicy, HttpVersion, OriginRequestPolicy, PriceClass, ResponseHeadersPolicy, SecurityPolicyProtocol, SSLMethod, ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront'
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { keepsFiles, type Manifest } from '#shared/kernel/service.ts'
import { contentSecurityPolicy } from '#portal/headers.ts'
import { portalFilesCode, portalOwner, type Assets } from './assets.ts'
import { acknowledge } from './checks.ts'
import { kept } from './kept.ts'
import { asBucket } from './library-types.ts'
import { platformNames, portalNames, serviceNames, stackProps } from './names.ts'
import { apiAddresses, apiOrigin, pageAddresses } from './portal-edge.ts'
import { putFiles } from './portal-files.ts'
import type { Stage } from './stages.ts'

export type PortalProps = { readonly stage: Stage; readonly services: readonly Manifest[]; readonly assets: Assets }

/**
 * The portal: its files in a bucket, and one address for them and the six APIs, so that a page's requests stay at its own origin. It takes from the
 * others names and parameters only; what it is told of them is looked up when it is deployed.
 */
export class PortalStack extends Stack {
  constructor(app: App, { stage, services, assets }: PortalProps) {
    const names = portalNames(stage)
    super(app, names.stack, { stackName: names.stack, description: 'Throughline portal: pages, and one address for them and the APIs', ...stackProps(stage) })
    const log = accessLog(this, stage)
    const pages = new Bucket(this, 'Pages', {
      ...locked(stage), bucketName: names.bucket, versioned: true, serverAccessLogsBucket: asBucket(log), serverAccessLogsPrefix: 'bucket/', objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90), expiredObjectDeleteMarker: true }],
    })
    const headers = securityHeaders(this, stage, services)
    const shared = { viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, responseHeadersPolicy: headers }
    const stripped = apiAddresses(this, names.apiAddresses)
    const distribution = new Distribution(this, 'Edge', {
      comment: names.stack, ...address(this, stage), httpVersion: HttpVersion.HTTP2_AND_3, priceClass: PriceClass.PRICE_CLASS_100, minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      enableLogging: true, logBucket: asBucket(log), logFilePrefix: 'edge/', logIncludesCookies: false,
      defaultBehavior: {
        ...shared,
        // Listing is what turns a missing file's 403 into a 404; `/`, where a listing would be, is always the first page.
        origin: S3BucketOrigin.withOriginAccessControl(asBucket(pages), { originAccessLevels: [AccessLevel.READ, AccessLevel.LIST] }),
        cachePolicy: CachePolicy.CACHING_OPTIMIZED, allowedMethods: AllowedMethods.ALLOW_GET_HEAD, compress: true, functionAssociations: [pageAddresses(this, names.pageAddresses)],
      },
      additionalBehaviors: Object.fromEntries(services.map(({ contract: { service } }): [string, BehaviorOptions] => [`/api/${service}/*`, {
        ...shared, origin: apiOrigin(this, stage, service), allowedMethods: AllowedMethods.ALLOW_ALL, cachePolicy: CachePolicy.CACHING_DISABLED,
        // Everything the browser sent but the host, which names the API: the token, the idempotency key and If-Match too.
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER, functionAssociations: [stripped],
      }])),
    })
    acknowledgeOwners(distribution, stage)
    putFiles(this, stage, { pages, folder: assets(portalOwner, portalFilesCode), contracts: services.map(({ contract }) => contract) })
    new CfnOutput(this, 'Address', { description: "Where the portal is: the stage's portalOrigin, unless a domain of yours leads to it", value: `https://${distribution.distributionDomainName}` })
  }
}

/** A domain of one's own, where the stage names its certificate. */
const address = (stack: Stack, { portalOrigin, portalCertificate }: Stage) =>
  portalCertificate === undefined ? {} : { domainNames: [new URL(portalOrigin).hostname], certificate: Certificate.fromCertificateArn(stack, 'Certificate', portalCertificate), sslSupportMethod: SSLMethod.SNI }

const securityHeaders = (stack: Stack, stage: Stage, services: readonly Manifest[]): ResponseHeadersPolicy => {
  const { region, urlSuffix } = stack
  const files = services.filter(keepsFiles).map(({ contract: { service } }) => `https://${serviceNames(stage, service).bucket}.s3.${region}.${urlSuffix}`)
  const signIn = [`https://cognito-idp.${region}.${urlSuffix}`, platformNames(stage).signInOrigin]
  return new ResponseHeadersPolicy(stack, 'SecurityHeaders', {
    responseHeadersPolicyName: portalNames(stage).headers,
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy({ signIn, files }), override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
    },
  })
}

const locked = (stage: Stage) => ({ blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true, minimumTLSVersion: 1.2, encryption: BucketEncryption.S3_MANAGED, removalPolicy: kept(stage) })

/** Who asked for what. CloudFront writes its log by access control list, the one bucket here that has them. */
const accessLog = (stack: Stack, stage: Stage): Bucket =>
  new Bucket(stack, 'AccessLog', { ...locked(stage), bucketName: portalNames(stage).accessLog, objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED, lifecycleRules: [{ expiration: Duration.days(stage.logDays) }] })

/** What only the account's owner can decide. */
const acknowledgeOwners = (distribution: Distribution, { portalCertificate }: Stage): void => {
  acknowledge(distribution, 'AwsSolutions-CFR1', 'Customers may be anywhere; where export law says otherwise, the owner restricts countries here.')
  acknowledge(distribution, 'AwsSolutions-CFR2', 'A web firewall costs 5 USD a month and more for each rule and request, and its rules must fit the owner\'s traffic: theirs to add. APIs throttle and check every token without it.')
  if (portalCertificate === undefined) acknowledge(distribution, 'AwsSolutions-CFR4', "CloudFront's own domain name comes with its own certificate and takes TLS 1.0; a stage with a domain of its own (portalCertificate) takes TLS 1.2 and newer.")
}
