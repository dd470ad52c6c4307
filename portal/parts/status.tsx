import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'

/** What a state asks of the reader: somebody acts, work is under way, it is good, it went wrong, it is over. */
const tones: { readonly [tone: string]: readonly string[] } = {
  orange: ['Submitted', 'NeedsClarification', 'OutForSignature', 'PartiallySigned', 'AwaitingGates', 'AwaitingQc', 'Due', 'Requested', 'ChangesRequested', 'Unmatched', 'Open', 'MrbReview', 'Reopened', 'AwaitingMaterial', 'Triaged'],
  blue: ['InReview', 'Draft', 'InProcess', 'InProgress', 'Running', 'Setup', 'Ready', 'Packing', 'InTransit', 'Processing', 'Released', 'Active', 'Quoted', 'Authorized', 'Packed', 'Shipped', 'Signed', 'Received', 'Containment', 'Contained'],
  teal: ['Approved', 'Passed', 'Delivered', 'Completed', 'Resolved', 'Settled', 'Closed', 'Accepted', 'Matched', 'Assigned', 'Done', 'Verified', 'Calibrated', 'Measured', 'Acknowledged', 'InUse'],
  red: ['Hold', 'Failed', 'Rejected', 'Declined', 'Disputed', 'Scrapped', 'Terminated', 'Exception', 'OutOfTolerance', 'NeedsPerson', 'Overdue', 'OnHold'],
}

const toneOf = (status: string): string => Object.entries(tones).find(([, statuses]) => statuses.includes(status))?.[0] ?? 'gray'

/** A state in words and a colour; never by colour alone. */
export const Status = ({ of }: { readonly of: string }): ReactNode => {
  const { t } = useWords()
  return <Badge variant="light" color={toneOf(of)} tt="none" fw={600} style={{ flexShrink: 0 }}>{t(`status.${of}`)}</Badge>
}
