import { workerListening, workerName } from '#shared/kernel/edges.ts'
import type { WorkerSet } from '#shared/kernel/implementation.ts'
import { inboxEdge, type InboxEdge } from '#shared/kernel/inbox.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { s3Files } from './files.ts'
import { once } from './once.ts'
import { portsOf } from './ports.ts'

/**
 * The inbox of one worker, with the tools that only its bundle carries; all its work is reading or writing files, so their adapter is loaded
 * with it. Throws when loaded if the worker is not there.
 */
export const lambdaWorker = <Tools>(manifest: Manifest, name: string, workers: WorkerSet<Tools>, tools: Tools): InboxEdge => {
  const { service } = manifest.contract
  const work = workers[name]
  if (!work) throw new Error(`${service} has no worker ${name}`)
  const listening = workerListening(manifest, name, (hearing, ports) => work(hearing, { ...ports, ...tools }))
  const edge = once(() => inboxEdge(manifest, workerName(service, name), listening, portsOf(manifest, s3Files)))
  return (event) => edge()(event)
}
