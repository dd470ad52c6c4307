import { Button, Group, SegmentedControl } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import type { PlanRun } from '#services/production/schedule-view.ts'
import { rolesOf } from '../../../api/clients.ts'
import { useRead } from '../../../api/use-api.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Empty } from '../../../parts/empty.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { useInAddress } from '../../../parts/use-in-address.ts'
import { useNarrow } from '../../../parts/use-narrow.ts'
import { useHasRole } from '../../../session/use-session.ts'
import { keyOf, lanesOf, movedBy, spans, viewOf, type Span } from './chart.ts'
import { Chosen } from './chosen.tsx'
import { Gantt } from './gantt.tsx'
import { PinThere, type Dropped } from './pin-there.tsx'
import { SaveCalendar } from './save-calendar.tsx'
import { WorkTable } from './work-table.tsx'

const spanOf = (text: string | undefined): Span => (Object.keys(spans) as Span[]).find((each) => each === text) ?? 'week'

/** What is made where and when: as a chart, or as a list that says the same. The span of time, and which of the two, are in the address. */
export const Work = ({ run }: { readonly run: PlanRun }): ReactNode => {
  const { t, instant } = useWords()
  const { said, say } = useInAddress()
  const narrow = useNarrow()
  const span = spanOf(said['span'])
  const [now] = useState(Date.now)
  const view = viewOf(Date.parse(said['at'] ?? '') || now, span)
  const list = (said['as'] ?? (narrow ? 'list' : 'chart')) === 'list'
  const [chosen, setChosen] = useState<string>()
  const [dropped, setDropped] = useState<Dropped>()
  const mayPin = useHasRole(rolesOf('production', 'pinOperation'))
  const work = useRead('production', 'readScheduledWork', { query: { from: new Date(view.from).toISOString(), to: new Date(view.to).toISOString() } })
  const { refetch } = work
  // Another plan of the same time.
  useEffect(() => { void refetch() }, [run.number, refetch])
  const step = (direction: 1 | -1): void => say({ at: new Date(view.from + direction * (view.to - view.from)).toISOString() })
  return (
    <Panel title={t('schedule.work')} of="work">
      <Group gap="sm" data-print="no">
        <SegmentedControl size="xs" aria-label={t('schedule.span')} value={span} onChange={(next) => say({ span: next })} data={(Object.keys(spans) as Span[]).map((each) => ({ value: each, label: t(`schedule.span-${each}`) }))} />
        <Button size="xs" variant="default" onClick={() => step(-1)}>{t('schedule.earlier')}</Button>
        <Button size="xs" variant="default" onClick={() => say({ at: undefined })}>{t('schedule.today')}</Button>
        <Button size="xs" variant="default" onClick={() => step(1)}>{t('schedule.later')}</Button>
        <SegmentedControl size="xs" aria-label={t('schedule.shownAs')} value={list ? 'list' : 'chart'} onChange={(next) => say({ as: next })} data={[{ value: 'chart', label: t('schedule.asChart') }, { value: 'list', label: t('schedule.asList') }]} />
      </Group>
      <Answer of={work} lines={6}>
        {({ rows, operations }) => {
          const one = operations.find((each) => keyOf(each) === chosen)
          if (operations.length === 0) return <Empty title={t('schedule.nothingThere')}>{t('schedule.nothingThereHelp', { from: instant(new Date(view.from).toISOString()), to: instant(new Date(view.to).toISOString()) })}</Empty>
          return (
            <>
              {list ? <WorkTable operations={operations} onChoose={setChosen} /> : <Gantt lanes={lanesOf(view, rows, operations)} view={view} span={span} now={now} chosen={chosen} onChoose={setChosen} onDrop={mayPin ? (operation, share) => setDropped({ operation, start: movedBy(view, operation, share), among: operations }) : undefined} />}
              {one && <Chosen of={one} />}
              <SaveCalendar operations={operations} />
            </>
          )
        }}
      </Answer>
      {dropped && <PinThere {...dropped} onClose={() => setDropped(undefined)} />}
    </Panel>
  )
}
