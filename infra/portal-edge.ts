import { Fn } from 'aws-cdk-lib'
import { Function as EdgeFunction, FunctionCode, FunctionEventType, FunctionRuntime, OriginProtocolPolicy, OriginSslPolicy, type FunctionAssociation } from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { StringParameter } from 'aws-cdk-lib/aws-ssm'
import type { Construct } from 'constructs'
import { serviceNames } from './names.ts'
import type { Stage } from './stages.ts'

/**
 * The first page for every page's address; a file's address stays. A function and not an error page: those hold for all of the distribution and
 * would answer for an API that says 403 or 404. The same rule as `isPage` in portal/headers.ts, in what CloudFront runs.
 */
export const pageAddressesCode = `function handler(event) {
  var request = event.request;
  if (request.uri.slice(request.uri.lastIndexOf('/')).indexOf('.') === -1) request.uri = '/index.html';
  return request;
}`

/** `/api/quoting/rfqs` is `/rfqs` to the API itself. */
export const apiAddressesCode = `function handler(event) {
  var request = event.request;
  request.uri = '/' + request.uri.split('/').slice(3).join('/');
  return request;
}`

export const pageAddresses = (scope: Construct, name: string): FunctionAssociation => onRequest(scope, 'PageAddresses', name, pageAddressesCode)
export const apiAddresses = (scope: Construct, name: string): FunctionAssociation => onRequest(scope, 'ApiAddresses', name, apiAddressesCode)

const onRequest = (scope: Construct, id: string, functionName: string, code: string): FunctionAssociation => ({
  function: new EdgeFunction(scope, id, { functionName, runtime: FunctionRuntime.JS_2_0, code: FunctionCode.fromInline(code) }),
  eventType: FunctionEventType.VIEWER_REQUEST,
})

/** A service's API, by the address that its stack has noted: `https://<id>.execute-api…/`. */
export const apiOrigin = (scope: Construct, stage: Stage, service: string): HttpOrigin => {
  const url = StringParameter.valueForStringParameter(scope, serviceNames(stage, service).url)
  return new HttpOrigin(Fn.select(2, Fn.split('/', url)), { originId: service, protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY, originSslProtocols: [OriginSslPolicy.TLS_V1_2] })
}
