import type { Service } from './implementation.ts'
import type { AnyReaction } from './implementation.ts'
import type { Listening } from './inbox.ts'
import { sourceOf, type Manifest } from './service.ts'

/** A queue and what feeds it: one for a service's reactions, one for each of its workers. */
export type Queue = { readonly name: string; readonly listens: readonly { readonly source: string; readonly type: string }[]; readonly worker?: string }

/** Queue names derive from the manifest alone, so CDK, the runtimes and the operator's tools agree on them. */
export const inboxName = (service: string): string => `${service}-inbox`
export const workerName = (service: string, worker: string): string => `${service}-${worker.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

export const queuesOf = (manifest: Manifest): Queue[] => {
  const { service } = manifest.contract
  const inbox = { name: inboxName(service), listens: manifest.consumes.map(({ source, type }) => ({ source, type })) }
  const workers = Object.entries(manifest.workers).map(([worker, { on }]) => ({ name: workerName(service, worker), worker, listens: [{ source: sourceOf(service), type: on }] }))
  return [inbox, ...workers]
}

export const inboxListening = (service: Service): Listening =>
  new Map(service.manifest.consumes.map(({ source, type, spec }) => [`${source} ${type}`, { spec, react: reactionTo(service, type) }]))

const reactionTo = ({ manifest, reactions }: Service, type: string): AnyReaction => {
  const reaction = reactions[type]
  if (!reaction) throw new Error(`${manifest.contract.service} hears ${type} and does not react`)
  return reaction
}

/** A worker hears one intent of its own service. */
export const workerListening = (manifest: Manifest, worker: string, react: AnyReaction): Listening => {
  const on = manifest.workers[worker]?.on ?? ''
  const spec = manifest.intents[on]
  if (!spec) throw new Error(`worker ${worker} hears ${on}, which is no intent`)
  return new Map([[`${sourceOf(manifest.contract.service)} ${on}`, { spec, react }]])
}
