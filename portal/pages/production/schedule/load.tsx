import { Progress, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { CentreLoad } from '#services/production/schedule-view.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { columnKit } from '../../../parts/columns.tsx'
import { DataTable } from '../../../parts/data-table.tsx'
import { Empty } from '../../../parts/empty.tsx'
import { Panel } from '../../../parts/panel.tsx'

type Week = CentreLoad['weeks'][number] & { readonly workCentre: string; readonly calendar: boolean }
/** From this share of its hours on a work centre has no room for what comes between. */
const full = 0.9

/** What is planned on each work centre week by week, beside the hours it has. */
export const Load = ({ of }: { readonly of: readonly CentreLoad[] }): ReactNode => {
  const words = useWords()
  const { t, number } = words
  const kit = columnKit<Week>(words)
  const hours = (minutes: number): string => t('units.hours', { number: number(minutes / 60, 1) })
  const shareOf = ({ plannedMinutes, capacityMinutes }: Week): number => (capacityMinutes === 0 ? 0 : plannedMinutes / capacityMinutes)
  const text = (week: Week): string => `${number(100 * shareOf(week), 0)}${t('units.percent')}${shareOf(week) >= full ? ` · ${t('schedule.full')}` : ''}`
  const weeks = of.flatMap(({ workCentre, calendar, weeks: all }): Week[] => all.map((week) => ({ ...week, workCentre, calendar }))).filter(({ plannedMinutes }) => plannedMinutes > 0)
  return (
    <Panel title={t('schedule.load')} of="load">
      <DataTable
        label={t('schedule.load')} rows={weeks} rowKey={({ workCentre, week }) => `${workCentre} ${week}`} empty={<Empty title={t('schedule.noLoad')}>{t('schedule.noLoadHelp')}</Empty>}
        columns={[
          kit.text('workCentre', ({ workCentre }) => workCentre), kit.date('week', ({ week }) => week),
          { name: 'planned', align: 'right', text: ({ plannedMinutes }) => hours(plannedMinutes), order: ({ plannedMinutes }) => plannedMinutes },
          { name: 'capacity', align: 'right', text: ({ capacityMinutes, calendar }) => (calendar ? hours(capacityMinutes) : t('schedule.noCalendar')), order: ({ capacityMinutes }) => capacityMinutes },
          {
            name: 'load', text, order: shareOf,
            show: (week) => <><Text size="sm" fw={shareOf(week) >= full ? 600 : undefined}>{text(week)}</Text><Progress value={Math.min(100, 100 * shareOf(week))} color={shareOf(week) >= full ? 'red' : 'teal'} aria-label={`${week.workCentre}: ${text(week)}`} miw={80} /></>,
          },
        ]}
      />
    </Panel>
  )
}
