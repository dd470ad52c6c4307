import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { isFields } from '../../forms/values.ts'
import { ListPage } from '../../parts/list-page.tsx'
import { days, hoursOf } from './calendar-words.ts'
import { useStartingSet } from './use-price-book.ts'
import { timeZones } from './time-zones.ts'

/** Where work is done, and how long each week. */
export const WorkCentres = (): ReactNode => {
  const go = useNavigate()
  const { data: starting } = useStartingSet('production', 'addWorkCentre', true)
  const done = (value: unknown) => {
    if (isFields(value) && typeof value['workCentreId'] === 'string') void go({ to: '/settings/work-centres/$workCentreId', params: { workCentreId: value['workCentreId'] } })
  }
  // The usual week of a shop is a beginning; its machine and its holidays are its own.
  const initial = starting && { week: starting['week'], timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, exceptionalDates: [] }
  return (
    <ListPage
      name="workCentres" service="production" route="listWorkCentres" rowKey={({ workCentreId }) => workCentreId}
      actions={initial && <Actions of={[act('production', 'addWorkCentre', {}, { initial, suggestions: { timeZone: timeZones() }, done })]} />}
      columns={(kit) => [
        kit.link('name', ({ workCentreId }) => workCentreId, ({ name }) => name),
        kit.value('process', ({ process }) => process),
        kit.text('description', ({ description }) => description),
        kit.count('weeklyHours', ({ week }) => days.reduce((sum, day) => sum + hoursOf(week[day]), 0)),
        kit.text('timeZone', ({ timeZone }) => timeZone),
        kit.status(({ status }) => status),
      ]}
    />
  )
}
