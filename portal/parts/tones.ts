/** What a state asks of the reader, as a colour beside its word. */
const tones = {
  /** Somebody must act before it goes on. */
  orange: [
    'Submitted', 'NeedsClarification', 'Asked', 'NeedsPerson', 'ChangesRequested', 'OutForSignature', 'PartiallySigned', 'Due', 'Unmatched', 'AwaitingGates', 'AwaitingQc', 'AwaitingCustomer', 'DispositionProposed',
    'Open', 'New', 'Requested', 'WaitingCustomer', 'DueSoon', 'Paused', 'Tightened', 'AtShop', 'Stale',
  ],
  /** It is under way. */
  blue: [
    'InReview', 'Excepted', 'Rendering', 'Processing', 'Released', 'InProgress', 'InProcess', 'InWork', 'Setup', 'Running', 'Ready', 'Ordered', 'SentOut', 'AtSupplier', 'CheckedOut', 'Contained', 'Executed', 'Dispositioned', 'Inspected',
    'Triaged', 'Authorized', 'Packed', 'DocsReady', 'Dispatched', 'Shipped', 'InTransit', 'D0', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'Complete', 'TakenBack', 'Assigned', 'Planning',
  ],
  /** It is as it should be. */
  teal: [
    'Accepted', 'Acknowledged', 'Measured', 'Quoted', 'Approved', 'CustomerApproved', 'Signed', 'Active', 'Completed', 'Received', 'Matched', 'Done', 'Passed', 'Verified', 'InCalibration', 'InStore', 'Normal', 'Reduced', 'Resolved', 'Settled',
    'Delivered', 'Known', 'InUse', 'active', 'Sent', 'Current',
  ],
  /** It went wrong, or stands still because something is wrong. */
  red: ['Refused', 'Declined', 'Rejected', 'Terminated', 'Disputed', 'Failed', 'OnHold', 'Hold', 'Scrapped', 'OutOfTolerance', 'Overdue', 'Stopped', 'Exception'],
  /** It has not begun, or is over and asks nothing more. */
  gray: [
    'invited', 'disabled', 'Unproven', 'Draft', 'Pending', 'Planned', 'Scheduled', 'NotAnalysed', 'NotRequested', 'NotShipped', 'Expected', 'Awaited', 'InHouse', 'None', 'Withdrawn', 'Expired', 'Superseded', 'Voided', 'Cancelled', 'Closed', 'D8', 'Merged', 'Returned', 'Refunded', 'Retired', 'Unplanned', 'Tentative',
  ],
} as const

export type Tone = keyof typeof tones

const named = (tone: Tone): (readonly [string, Tone])[] => tones[tone].map((status) => [status, tone] as const)
const byStatus: ReadonlyMap<string, Tone> = new Map([...named('orange'), ...named('blue'), ...named('teal'), ...named('red'), ...named('gray')])

/** Undefined for what is no state of anything; a test sees to it that every state has its tone. */
export const toneOf = (status: string): Tone | undefined => byStatus.get(status)

/** Every state that has a tone, in the order written here: each once. */
export const tonedStates: readonly string[] = Object.values(tones).flat()
