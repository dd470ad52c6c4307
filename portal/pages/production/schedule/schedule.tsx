import { Group, Loader, Text } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import type { ValueOf } from '../../../api/clients.ts'
import { useRead } from '../../../api/use-api.ts'
import { act } from '../../../forms/act.ts'
import { Actions } from '../../../forms/actions.tsx'
import { useWords } from '../../../i18n/use-words.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Empty } from '../../../parts/empty.tsx'
import { Page } from '../../../parts/page.tsx'
import { Status } from '../../../parts/status.tsx'
import { LateOrders } from './late-orders.tsx'
import { Load } from './load.tsx'
import { Work } from './work.tsx'

type Seen = ValueOf<'production', 'readSchedule'>

/** A plan takes a few seconds. */
const askAgainMs = 2000

/** The shop's plan: how old it is, what is late and why, what is made where and when, and how full the work centres are. */
export const SchedulePage = (): ReactNode => {
  const { t } = useWords()
  const schedule = useRead('production', 'readSchedule', {})
  const { data, isFetching, refetch } = schedule
  const planning = data?.status === 'Planning'
  useEffect(() => {
    if (!planning || isFetching) return undefined
    const timer = setTimeout(() => void refetch(), askAgainMs)
    return () => clearTimeout(timer)
  }, [planning, isFetching, refetch])
  return (
    <Page title={t('places.schedule')} beside={data && <Status of={data.status} />} actions={data && !planning && <Actions of={[act('production', 'planShop', {})]} />}>
      <Answer of={schedule} lines={6}>
        {(seen) => (
          <>
            <Standing of={seen} />
            {seen.run ? <><LateOrders orders={seen.orders} /><Work run={seen.run} /><Load of={seen.load} /></> : !planning && <Empty title={t('schedule.none')}>{t('schedule.noneHelp')}</Empty>}
          </>
        )}
      </Answer>
    </Page>
  )
}

/** When it was made, of how much, and what has happened since. */
const Standing = ({ of: { status, run, changedAt, withheld } }: { readonly of: Seen }): ReactNode => {
  const { t, ago, number, instant } = useWords()
  return (
    <div role="status">
      {status === 'Planning' && <Group gap="xs"><Loader size="xs" /><Text size="sm">{t('schedule.planning')}</Text></Group>}
      {run && <Text size="sm">{t('schedule.planned', { ago: ago(run.plannedAt), operations: number(run.operations), orders: number(run.orders), end: instant(run.end) })}</Text>}
      {run && run.unplanned > 0 && <Text size="sm">{t('schedule.unplanned', { count: run.unplanned, number: number(run.unplanned) })}</Text>}
      {status === 'Stale' && changedAt !== undefined && <Text size="sm" fw={600}>{t('schedule.stale', { ago: ago(changedAt) })}</Text>}
      {withheld > 0 && <Text size="sm" c="dimmed">{t('schedule.withheld', { count: withheld, number: number(withheld) })}</Text>}
    </div>
  )
}
