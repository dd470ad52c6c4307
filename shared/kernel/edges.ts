import type { Service } from './implementation.ts'
import type { AnyReaction } from './implementation.ts'
import type { Listening } from './inbox.ts'
import { sourceOf, type Manifest, type WorkerSpec } from './service.ts'

/** A queue and what feeds it: one for a service's reactions, one for each of its workers. */
export type Queue = { readonly name: string; readonly listens: readonly { readonly source: string; readonly type: string }[]; readonly worker?: string }

/** Queue names derive from the manifest alone, so CDK, the runtimes and the operator's tools agree on them. */
export const inboxName = (service: string): string => `${service}-inbox`
export const workerName = (service: string, worker: string): string => `${service}-${worker.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

export const queuesOf = (manifest: Manifest): Queue[] => {
  const { service } = manifest.contract
  const inbox = { name: inboxName(service), listens: manifest.consumes.map(({ source, type }) => ({ source, type })) }
  const workers = Object.entries(manifest.workers).map(([worker, spec]) => ({ name: workerName(service, worker), worker, listens: heardBy(service, spec) }))
  return [inbox, ...workers]
}

export const inboxListening = (service: Service): Listening =>
  new Map(service.manifest.consumes.map(({ source, type, spec }) => [`${source} ${type}`, { spec, react: reactionTo(service, type) }]))

const reactionTo = ({ manifest, reactions }: Service, type: string): AnyReaction => {
  const reaction = reactions[type]
  if (!reaction) throw new Error(`${manifest.contract.service} hears ${type} and does not react`)
  return reaction
}

export const workerListening = (manifest: Manifest, worker: string, react: AnyReaction): Listening => {
  const { contract: { service }, intents, workers } = manifest
  const spec = workers[worker]
  if (spec && 'hears' in spec) return new Map(spec.hears.map(({ source, type, spec: data }) => [`${source} ${type}`, { spec: data, react }]))
  const [on = '', intent] = spec ? [spec.on, intents[spec.on]] : []
  if (!intent) throw new Error(`worker ${worker} hears ${on}, which is no intent`)
  return new Map([[`${sourceOf(service)} ${on}`, { spec: intent, react }]])
}

/** A worker hears one intent of its own service, or events as an inbox does. */
const heardBy = (service: string, worker: WorkerSpec): Queue['listens'] =>
  ('hears' in worker ? worker.hears.map(({ source, type }) => ({ source, type })) : [{ source: sourceOf(service), type: worker.on }])
