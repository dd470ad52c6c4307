import type { Published } from '#shared/kernel/ports.ts'

/** EventBridge: at most 10 entries in a call, and 256 KB for an entry as well as for all entries of a call. */
export const mostEntries = 10
export const mostBytes = 256 * 1024

export const checkEntries = (entries: readonly Published[]): void => {
  if (entries.length > mostEntries) throw new Error(`the bus takes at most ${mostEntries} entries at once, not ${entries.length}`)
}

/** EventBridge's own measure: source, detail-type and detail in UTF-8, and 14 bytes for the time. */
export const entryBytes = ({ source, envelope }: Published): number =>
  14 + Buffer.byteLength(source) + Buffer.byteLength(envelope.type) + Buffer.byteLength(JSON.stringify(envelope))

/** An event as EventBridge delivers it to a queue; its `time` has whole seconds. */
export const deliveredBody = ({ source, envelope }: Published, { account, region }: { readonly account: string; readonly region: string }): string => JSON.stringify({
  version: '0', id: envelope.id, 'detail-type': envelope.type, source, account, time: envelope.occurredAt.replace(/\.\d+Z$/, 'Z'), region, resources: [], detail: envelope,
})
