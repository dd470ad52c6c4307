import { repository, type Loaded, type Staged } from '#shared/kernel/repository.ts'
import type { TrackingChange } from './domain/tracking.ts'
import { Tracking } from './tracking-view.ts'

/** Reports on numbers of nobody's order share one timeline, which only the shop can see. */
const noOrder = 'unmatched'
/** No customer: a buyer never sees an unmatched number. */
const nobody = 'nobody'

export const trackingId = (trackingNumber: string): string => `trk_${trackingNumber}`

/** A tracking number is its own key, so a carrier's report finds its package by one consistent read, however many there are. */
export const trackings = repository<Tracking>({
  kind: 'tracking',
  schema: Tracking,
  id: (tracking) => trackingId(tracking.trackingNumber),
  orderId: (tracking) => (tracking.status === 'Matched' ? tracking.orderId : noOrder),
  customerId: (tracking) => (tracking.status === 'Matched' ? tracking.customerId : nobody),
  indexes: (tracking) => ({ byStatus: [`tracking#${tracking.status}`, tracking.trackingNumber] }),
})

export const stageTrackings = (loaded: readonly Loaded<Tracking>[], changes: readonly TrackingChange[]): Staged[] =>
  changes.map((change) => trackings.stage(loaded.find(({ state }) => state.trackingNumber === change.next.trackingNumber)?.version ?? 0, change))
