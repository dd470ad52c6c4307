import { deliveryRoutes } from '#shared/kernel/contract.ts'
import { queuesOf } from '#shared/kernel/edges.ts'
import { byStatus } from '#shared/kernel/deliveries.ts'
import { schemaOf } from '#shared/kernel/json-schema.ts'
import { sourceOf, subscriptionsOf, type Manifest, type Subscription } from '#shared/kernel/service.ts'
import { breaks } from './compatibility.ts'
import { listenersOf, unheard } from './event-table.ts'

/** What is amiss between these services: events heard that nobody says, work nobody does. */
export const wiringFaults = (manifests: readonly Manifest[]): string[] => [
  ...manifests.flatMap((manifest) => subscriptionsOf(manifest).flatMap((subscription) => subscriptionFaults(manifests, manifest.contract.service, subscription))),
  ...manifests.flatMap(workFaults),
  ...manifests.flatMap(nameFaults),
  ...manifests.flatMap(deliveryFaults),
  ...unheardFaults(manifests),
]

const subscriptionFaults = (manifests: readonly Manifest[], listener: string, { source, type, spec }: Subscription): string[] => {
  const where = `${listener} hears ${type} of ${source}`
  const producer = manifests.find(({ contract }) => sourceOf(contract.service) === source)
  if (!producer) return [`${where}, which is no service`]
  const said = producer.contract.events[type]
  if (!said) return [`${where}, which ${type in producer.intents ? 'is work of its own' : 'it does not say'}`]
  const [writer, reader] = [schemaOf(said.data, 'output'), schemaOf(spec.data, 'output')]
  return [
    ...(said.schemaVersion === spec.schemaVersion ? [] : [`${where} in version ${spec.schemaVersion}; it is said in version ${said.schemaVersion}`]),
    ...breaks({ schema: reader, root: reader }, { schema: writer, root: writer }, 'said', 'data').map((each) => `${where}: ${each}`),
  ]
}

/** Every intent is the work of exactly one worker, and every worker has an intent. */
const workFaults = ({ contract: { service }, intents, workers }: Manifest): string[] => [
  ...Object.keys(intents).flatMap((intent) => {
    const doers = Object.entries(workers).filter(([, worker]) => 'on' in worker && worker.on === intent).map(([name]) => name)
    return doers.length === 1 ? [] : [`${service}: ${intent} is the work of ${doers.length === 0 ? 'nobody' : doers.join(' and ')}`]
  }),
  ...Object.entries(workers).flatMap(([name, worker]) => (!('on' in worker) || worker.on in intents ? [] : [`${service}: ${name} waits for ${worker.on}, which is no intent`])),
]

const nameFaults = (manifest: Manifest): string[] => {
  const { contract: { service, events }, intents } = manifest
  const queues = queuesOf(manifest)
  const double = [queues.map(({ name }) => name), ...queues.map(({ listens }) => listens.map(({ source, type }) => `${type} of ${source}`))].flatMap(twice)
  return [
    ...Object.keys(intents).filter((intent) => intent in events).map((intent) => `${service}: ${intent} is both an event and an intent`),
    ...Object.entries(events).filter(([type, { schemaVersion }]) => schemaVersion !== Number(/\.v(\d+)$/.exec(type)?.[1] ?? 1)).map(([type, { schemaVersion }]) => `${service}: ${type} has schema version ${schemaVersion}; a new version has a name of its own`),
    ...double.map((each) => `${service}: ${each} stands twice`),
  ]
}

const twice = (names: readonly string[]): string[] => names.filter((each, index, all) => all.indexOf(each) !== index)

/** Whoever takes webhooks shows what came and runs it again (docs/adr/0021): its routes, and the index they are read by. */
const deliveryFaults = ({ contract: { service, routes }, storage: { indexes } }: Manifest): string[] => {
  if (!Object.values(routes).some(({ kind }) => kind === 'webhook')) return []
  const missing = Object.entries(deliveryRoutes()).filter(([name, { method, path }]) => routes[name]?.method !== method || routes[name]?.path !== path).map(([name]) => name)
  return [
    ...missing.map((name) => `${service} takes webhooks and has no ${name}`),
    ...(indexes.includes(byStatus) ? [] : [`${service} takes webhooks and has no index ${byStatus} to list them by`]),
  ]
}

const unheardFaults = (manifests: readonly Manifest[]): string[] => manifests.flatMap(({ contract: { service, events } }) => Object.keys(events).flatMap((type) => {
  const heard = listenersOf(manifests, service, type).length > 0
  if (!heard && !(type in unheard)) return [`${service}: nobody hears ${type}; say why in event-table.ts, or do not say it`]
  return heard && type in unheard ? [`${service}: ${type} is heard; take it out of \`unheard\` in event-table.ts`] : []
}))
