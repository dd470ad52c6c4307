import { inboxListening, inboxName } from '#shared/kernel/edges.ts'
import { HttpEnv, readEnv } from '#shared/kernel/env.ts'
import { httpEdge, type HttpEdge } from '#shared/kernel/http.ts'
import type { Service } from '#shared/kernel/implementation.ts'
import { inboxEdge, type InboxEdge } from '#shared/kernel/inbox.ts'
import type { Files, Ports } from '#shared/kernel/ports.ts'
import { remoteKeys, tokenIdentity } from '../identity.ts'
import { systemClock as clock } from '../local/clock.ts'
import type { S3Options } from './files.ts'
import { lateFiles } from './late.ts'
import { once } from './once.ts'
import { portsOf } from './ports.ts'

/*
 * The Lambda runtime: the same edges as on one machine, over AWS. A service's `lambda.ts` names its entry points; each function's bundle
 * holds one of them. The marks there tell the bundler that making an entry point does nothing but make it, so that the other one
 * and everything only it needs stay out. Nothing is read or built before the first event. Workers and the relay have files of their own.
 */

/** The http entry of a service, behind API Gateway (payload format 2.0). `directory`: of a service that changes who may sign in. */
export const lambdaHttp = (service: Service, directory?: () => Pick<Ports, 'directory'>): HttpEdge => {
  const edge = once(() => {
    const { ISSUER, AUDIENCE, JWKS_URL } = readEnv(HttpEnv, process.env)
    const identity = tokenIdentity({ issuer: ISSUER, audiences: AUDIENCE.split(','), jwks: remoteKeys(JWKS_URL), clock })
    return httpEdge(service, { ...portsOf(service.manifest, s3Late), identity, ...directory?.() })
  })
  return (event, context) => edge()(event, context)
}

/** The inbox of a service's queue. Answers which messages are to be delivered again (`ReportBatchItemFailures`). */
export const lambdaInbox = (service: Service): InboxEdge => {
  const { manifest } = service
  const edge = once(() => inboxEdge(manifest, inboxName(manifest.contract.service), inboxListening(service), portsOf(manifest, s3Late)))
  return (event) => edge()(event)
}

const s3Late = (options: S3Options): Files => lateFiles(async () => (await import('./files.ts')).s3Files(options))
