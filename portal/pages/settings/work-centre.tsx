import { Table, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Shift } from '#services/production/work-centre-view.ts'
import type { ValueOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { act, inState } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Link } from '../../parts/link.tsx'
import { Panel } from '../../parts/panel.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'
import { days, hoursOf, span } from './calendar-words.ts'
import { timeZones } from './time-zones.ts'

type Centre = ValueOf<'production', 'readWorkCentre'>

/** One work centre: what is done there, when it works, and which days are different. */
export const WorkCentrePage = (): ReactNode => {
  const { workCentreId } = useParams({ from: '/settings/work-centres/$workCentreId' })
  const { t, date } = useWords()
  const centre = useRead('production', 'readWorkCentre', { params: { workCentreId } })
  return (
    <ThingPage kind="workCentre" of={centre} name={({ name }) => name} actions={actionsOf}>
      {(seen) => (
        <>
          <Link to="/settings/work-centres" size="sm">{t('places.workCentres')}</Link>
          <Facts of={{ process: t(`values.${seen.process}`), description: seen.description, timeZone: seen.timeZone, ...(seen.status === 'Retired' && { retired: `${date(seen.at)}, ${seen.by.name}`, reason: seen.reason }) }} />
          <WeekPanel centre={seen} />
          <ExceptionalDates centre={seen} />
        </>
      )}
    </ThingPage>
  )
}

const actionsOf = (centre: Centre): readonly ActionTarget[] => {
  const params = { workCentreId: centre.workCentreId }
  const change = act('production', 'changeWorkCentre', params, { initial: { ...centre }, suggestions: { timeZone: timeZones() } })
  return inState(centre.status, {
    InUse: [change, act('production', 'retireWorkCentre', params, { danger: true })],
    Retired: [act('production', 'reinstateWorkCentre', params), change],
  })
}

const shiftText = ({ t }: Pick<Words, 't'>, shift: Shift): string =>
  (shift.breaks.length === 0 ? span(shift) : `${span(shift)} (${t('shifts.breaks', { times: shift.breaks.map(span).join(', ') })})`)

const WeekPanel = ({ centre: { week, timeZone } }: { readonly centre: Centre }): ReactNode => {
  const words = useWords()
  const { t, number } = words
  return (
    <Panel title={t('fields.week')} of="week">
      <PlainTable label={t('fields.week')} verticalSpacing={6}>
        <Table.Thead><Table.Tr><Table.Th>{t('shifts.day')}</Table.Th><Table.Th>{t('fields.shifts')}</Table.Th><Table.Th ta="right">{t('shifts.hours')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {days.map((day) => (
            <Table.Tr key={day}>
              <Table.Th scope="row" fw={400}>{t(`fields.${day}`)}</Table.Th>
              <Table.Td>{week[day].length === 0 ? <Text size="sm" c="dimmed">{t('shifts.none')}</Text> : week[day].map((shift) => <Text key={shift.starts} size="sm">{shiftText(words, shift)}</Text>)}</Table.Td>
              <Table.Td ta="right">{number(hoursOf(week[day]), 2)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </PlainTable>
      <Text size="sm" c="dimmed">{t('shifts.clock', { timeZone })}</Text>
    </Panel>
  )
}

const ExceptionalDates = ({ centre: { exceptionalDates } }: { readonly centre: Centre }): ReactNode => {
  const words = useWords()
  const { t, date } = words
  return (
    <Panel title={t('fields.exceptionalDates')} of="exceptionalDates">
      <DataTable
        label={t('fields.exceptionalDates')} rows={exceptionalDates} rowKey={(each) => each.date} empty={<Empty title={t('shifts.noDates')}>{t('shifts.noDatesHelp')}</Empty>}
        columns={[
          { name: 'date', text: (each) => date(each.date), order: (each) => Date.parse(each.date) },
          { name: 'reason', text: ({ reason }) => reason },
          { name: 'shifts', text: ({ shifts }) => (shifts.length === 0 ? t('shifts.none') : shifts.map((shift) => shiftText(words, shift)).join('; ')) },
        ]}
      />
    </Panel>
  )
}
