import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ScheduledOperation } from '#services/production/schedule-view.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { saveAs } from '../../../parts/csv.ts'
import { calendarOf } from './calendar-file.ts'

/** What is shown, for a calendar of one's own. */
export const SaveCalendar = ({ operations }: { readonly operations: readonly ScheduledOperation[] }): ReactNode => {
  const { t } = useWords()
  const save = (): void => {
    const entries = operations.map(({ lotId, workOrderId, lotNumber, workOrderNumber, sequence, name, workCentre, start, end }) =>
      ({ uid: `${lotId ?? workOrderId}-${sequence}@throughline`, summary: `${lotNumber ?? workOrderNumber} ${sequence} ${name}`, location: workCentre, start, end }))
    saveAs(`${t('places.schedule')}.ics`, calendarOf(entries, new Date().toISOString()), 'text/calendar')
  }
  return <Group justify="flex-end" data-print="no"><Button size="compact-xs" variant="subtle" onClick={save}>{t('schedule.saveCalendar')}</Button></Group>
}
