import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { isFields } from '../../forms/values.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Link } from '../../parts/link.tsx'
import { ListPage } from '../../parts/list-page.tsx'
import { days, hoursOf, usualWeek } from './calendar-words.ts'
import { timeZones } from './time-zones.ts'

/** Where work is done, and how long each week. */
export const WorkCentres = (): ReactNode => {
  const { t } = useWords()
  const go = useNavigate()
  const done = (value: unknown) => {
    if (isFields(value) && typeof value['workCentreId'] === 'string') void go({ to: '/settings/work-centres/$workCentreId', params: { workCentreId: value['workCentreId'] } })
  }
  const initial = { week: usualWeek, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  return (
    <ListPage
      name="workCentres" service="production" route="listWorkCentres" rowKey={({ workCentreId }) => workCentreId}
      over={<Link to="/settings" size="sm">{t('places.settings')}</Link>}
      actions={<Actions of={[act('production', 'addWorkCentre', {}, { initial, suggestions: { timeZone: timeZones() }, done })]} />}
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
