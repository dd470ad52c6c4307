import type { Instant } from '#shared/vocabulary/time.ts'
import type { CarrierTracker, CarrierWebhook } from '../carrier-webhook-input.ts'
import type { CarrierUpdate } from '../tracking-view.ts'

/** EasyPost tracker statuses that say where a package is; `unknown`, `pre_transit` and new ones say nothing we act on. */
const meanings = new Map<string, CarrierUpdate['status']>([
  ['in_transit', 'InTransit'],
  ['out_for_delivery', 'InTransit'],
  ['available_for_pickup', 'InTransit'],
  ['delivered', 'Delivered'],
  ['return_to_sender', 'Returned'],
  ['failure', 'Exception'],
  ['error', 'Exception'],
  ['cancelled', 'Exception'],
])

export const meaningOf = (status: string): CarrierUpdate['status'] | undefined => meanings.get(status)

/** Carriers' numbers as we keep them: capitals, digits and hyphens, no spaces. */
export const canonicalNumber = (trackingNumber: string): string => trackingNumber.toUpperCase().replaceAll(/[^A-Z0-9-]/g, '')

/** The carrier's time of the report as an instant, at most now: a clock ahead of ours must not outrank later reports. What is no time of our days is now, too. */
export const reportedAt = (said: string | undefined, now: Instant): Instant => {
  const time = said === undefined ? Number.NaN : Date.parse(said)
  // Compared as numbers: the text of a year beyond four digits, or before Christ, is no Instant and sorts before all others.
  return time > 0 && time < Date.parse(now) ? new Date(time).toISOString() : now
}

/** What a carrier's event says of one package; undefined when it says nothing we act on. The report's time is the latest scan's. */
export const reportOf = ({ id, result }: CarrierWebhook, now: Instant): { readonly trackingNumber: string; readonly update: CarrierUpdate } | undefined => {
  if (!isTracker(result)) return undefined
  const status = meaningOf(result.status)
  const trackingNumber = canonicalNumber(result.tracking_code)
  if (!status || !/^[A-Z0-9-]{6,40}$/.test(trackingNumber)) return undefined
  const scan = latestScan(result)
  const said = scan?.datetime ?? result.datetime ?? result.updated_at ?? undefined
  const detail = status === 'Delivered' ? (result.signed_by ?? scan?.message) : (scan?.message ?? result.status_detail)
  return { trackingNumber, update: { eventId: id, status, at: reportedAt(said, now), detail: detail ?? result.status } }
}

const isTracker = (result: CarrierWebhook['result']): result is CarrierTracker => result['object'] === 'Tracker' && typeof result['status'] === 'string' && typeof result['tracking_code'] === 'string'

/** The newest scan of the status reported: trackers list scans oldest first, but not every carrier keeps to it. */
const latestScan = ({ status, tracking_details }: CarrierTracker) =>
  (tracking_details ?? []).filter((scan) => scan.status === status).toSorted((a, b) => ((a.datetime ?? '') < (b.datetime ?? '') ? -1 : 1)).at(-1)
