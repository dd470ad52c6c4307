import type { ReactNode } from 'react'
import type { ScheduledOperation } from '#services/production/schedule-view.ts'
import { act } from '../../../forms/act.ts'
import { ActionDialog } from '../../../forms/action-dialog.tsx'
import { useWords } from '../../../i18n/use-words.ts'
import { against, type Against } from './chart.ts'

export type Dropped = { readonly operation: ScheduledOperation; readonly start: string; readonly among: readonly ScheduledOperation[] }

/** Asks before an operation is pinned to where it was dropped, and names what stands against it. */
export const PinThere = ({ operation, start, among, onClose }: Dropped & { readonly onClose: () => void }): ReactNode => {
  const { t, instant } = useWords()
  const nameOf = ({ lotNumber, workOrderNumber, sequence, name }: ScheduledOperation): string => `${lotNumber ?? workOrderNumber} ${sequence} ${name}`
  const text = (one: Against): string => (one.kind === 'late' ? t('schedule.againstLate', { end: instant(one.end), due: instant(one.due) }) : t(one.kind === 'overlaps' ? 'schedule.againstOverlaps' : 'schedule.againstBefore', { other: nameOf(one.other), end: instant(one.other.end) }))
  const { lotId = '', sequence } = operation
  return <ActionDialog target={act('production', 'pinOperation', { lotId, sequence: String(sequence) }, { initial: { start }, notes: against(among, operation, start).map(text) })} onClose={onClose} />
}
