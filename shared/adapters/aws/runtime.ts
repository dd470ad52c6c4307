import { inboxListening, inboxName, workerListening, workerName } from '#shared/kernel/edges.ts'
import { HttpEnv, InboxEnv, readEnv, RelayEnv } from '#shared/kernel/env.ts'
import { httpEdge, type HttpEdge } from '#shared/kernel/http.ts'
import type { Service, WorkerSet } from '#shared/kernel/implementation.ts'
import { inboxEdge, type InboxEdge } from '#shared/kernel/inbox.ts'
import type { Files, Log, Ports } from '#shared/kernel/ports.ts'
import { relayEdge, type RelayEdge } from '#shared/kernel/relay.ts'
import { keepsFiles, type Manifest } from '#shared/kernel/service.ts'
import { remoteKeys, tokenIdentity } from '../identity.ts'
// A clock, ids and a log need nothing but a Node process, here as on one machine.
import { systemClock as clock } from '../local/clock.ts'
import { randomIds } from '../local/ids.ts'
import { jsonLog } from '../local/log.ts'
import { eventBridgeBus } from './bus.ts'
import { s3Files } from './files.ts'
import { managedSecrets } from './secrets.ts'
import { dynamoStore } from './store.ts'

/*
 * The Lambda runtime: the same edges as on one machine, over AWS. A service's `lambda.ts` names all its entry points; each function's bundle
 * holds one of them. The marks below tell the bundler that making an entry point does nothing but make it, so that the others
 * and everything only they need stay out. For the same reason nothing is read or built before the first event: a relay has no table.
 */

/** The http entry of a service, behind API Gateway (payload format 2.0). */
export const lambdaHttp = (service: Service): HttpEdge => {
  const edge = once(() => {
    const { ISSUER, AUDIENCE, JWKS_URL } = readEnv(HttpEnv, process.env)
    const identity = tokenIdentity({ issuer: ISSUER, audiences: AUDIENCE.split(','), jwks: remoteKeys(JWKS_URL), clock })
    return httpEdge(service, { ...portsOf(service.manifest), identity })
  })
  return (event, context) => edge()(event, context)
}

/** The inbox of a service's queue. Answers which messages are to be delivered again (`ReportBatchItemFailures`). */
export const lambdaInbox = (service: Service): InboxEdge => {
  const { manifest } = service
  const edge = once(() => inboxEdge(manifest, inboxName(manifest.contract.service), inboxListening(service), portsOf(manifest)))
  return (event) => edge()(event)
}

/** The relay of a service's stream to the bus: it sees neither the table nor files nor secrets. */
export const lambdaRelay = ({ contract }: Manifest): RelayEdge => {
  const edge = once(() => relayEdge(contract.service, eventBridgeBus({ busName: readEnv(RelayEnv, process.env).BUS }), logOf(contract.service)))
  return (event) => edge()(event)
}

/** The inbox of one worker, with the tools that only its bundle carries. Throws when loaded if the worker is not there. */
export const lambdaWorker = <Tools>(manifest: Manifest, name: string, workers: WorkerSet<Tools>, tools: Tools): InboxEdge => {
  const { service } = manifest.contract
  const work = workers[name]
  if (!work) throw new Error(`${service} has no worker ${name}`)
  const edge = once(() => inboxEdge(manifest, workerName(service, name), workerListening(manifest, name, (hearing, ports) => work(hearing, { ...ports, ...tools })), portsOf(manifest)))
  return (event) => edge()(event)
}

/** What was made is kept for the life of the process; what failed is tried again with the next event. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

const kept = new Map<Manifest, Ports>()

/** A service's ports, and with them the SDK's clients and their connections: one set for each process. */
const portsOf = (manifest: Manifest): Ports => {
  const ports = kept.get(manifest) ?? makePorts(manifest)
  kept.set(manifest, ports)
  return ports
}

const makePorts = (manifest: Manifest): Ports => {
  const { contract, storage } = manifest
  const { TABLE, BUCKET, SECRET_PREFIX } = readEnv(InboxEnv, process.env)
  if (keepsFiles(manifest) && BUCKET === undefined) throw new Error('environment: BUCKET missing or malformed')
  return {
    store: dynamoStore({ table: TABLE, indexes: storage.indexes, clock }),
    files: BUCKET === undefined ? noFiles : s3Files({ bucket: BUCKET, clock }),
    secrets: managedSecrets({ prefix: SECRET_PREFIX, clock }),
    clock,
    ids: randomIds(clock),
    log: logOf(contract.service),
  }
}

const logOf = (service: string): Log => jsonLog({ clock, write: (line) => process.stdout.write(line) }, { service })

const refused = (): never => {
  throw new Error('this service keeps no files: its manifest says so')
}
const noFiles: Files = { uploadLink: refused, downloadLink: refused, size: refused, read: refused, write: refused }
