import { sourceOf, subscriptionsOf, type Manifest } from '#shared/kernel/service.ts'

/** Why an event is published that no service listens for. Every such event has its reason here, and no other. */
export const unheard: { readonly [type: string]: string } = {
  FirstArticleApproved: 'for the customer\'s supplier-quality systems; no service waits for a first article yet',
}

/** The names of the services that listen for an event. */
export const listenersOf = (manifests: readonly Manifest[], producer: string, type: string): string[] =>
  manifests.filter((manifest) => subscriptionsOf(manifest).some((each) => each.source === sourceOf(producer) && each.type === type)).map(({ contract }) => contract.service)

/** Every event, who says it and who listens, as a page of the documentation. */
export const eventTable = (manifests: readonly Manifest[]): string => {
  const rows = manifests.flatMap(({ contract: { service, events } }) => Object.entries(events).map(([type, { summary, schemaVersion }]) => {
    const listeners = listenersOf(manifests, service, type)
    return `| ${type} | ${schemaVersion} | ${service} | ${listeners.length > 0 ? listeners.join(', ') : `nobody here: ${unheard[type] ?? '?'}`} | ${summary} |`
  }))
  return ['# Events between the services', '', 'Written by `npm run golden` from the manifests.', '', '| Event | Version | From | To | Says |', '|---|---|---|---|---|', ...rows, ''].join('\n')
}
