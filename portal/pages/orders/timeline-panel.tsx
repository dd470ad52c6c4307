import { Anchor, Code, Modal, Stack, Text } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { serviceNames } from '../../api/clients.ts'
import { useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import { historyOf, type Happened } from './history.ts'
import { isNotFound } from './use-order.ts'

const freshEveryMs = 30_000

/** Who did what when, oldest first, from all six services; each event as it was recorded is a click away. */
export const TimelinePanel = ({ orderId }: { readonly orderId: string }): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const [raw, setRaw] = useState<Happened>()
  const parts = useQueries({ queries: serviceNames.map((service) => ({ queryKey: [service, 'history', orderId], queryFn: () => historyOf(api, service, orderId), refetchInterval: freshEveryMs })) })
  const events = parts.flatMap(({ data }) => data?.events ?? []).toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt))
  return (
    <Panel title={t('order.timeline')} of="timeline">
      {parts.map((part, index) => part.data === undefined && !isNotFound(part) && <Answer key={serviceNames[index]} of={part} lines={1}>{() => null}</Answer>)}
      <EventTable events={events} loading={parts.some(({ isPending }) => isPending)} onRaw={setRaw} />
      {parts.some(({ data }) => data?.more) && <Text size="sm" c="dimmed">{t('order.timelineGoesOn')}</Text>}
      {raw && <RawEvent event={raw} onClose={() => setRaw(undefined)} />}
    </Panel>
  )
}

const EventTable = ({ events, loading, onRaw }: { readonly events: readonly Happened[]; readonly loading: boolean; readonly onRaw: (event: Happened) => void }): ReactNode => {
  const { t, maybe, instant } = useWords()
  const what = ({ type }: Happened) => maybe(`events.${type}`) ?? type
  return (
    <DataTable
      label={t('order.timeline')} rows={events} rowKey={({ id }) => id} empty={loading ? null : <Empty title={t('order.nothingHappened')} />}
      columns={[
        { name: 'occurredAt', text: ({ occurredAt }) => instant(occurredAt), order: ({ occurredAt }) => Date.parse(occurredAt), show: ({ occurredAt }) => <Text size="sm" style={{ whiteSpace: 'nowrap' }}>{instant(occurredAt)}</Text> },
        { name: 'event', text: what, show: (event) => <Anchor component="button" type="button" size="sm" ta="left" onClick={() => onRaw(event)}>{what(event)}</Anchor> },
        { name: 'actor', text: ({ actor }) => actor.name },
        { name: 'eventService', text: ({ service }) => t(`services.${service}`) },
      ]}
    />
  )
}

const RawEvent = ({ event, onClose }: { readonly event: Happened; readonly onClose: () => void }): ReactNode => {
  const { t, instant } = useWords()
  return (
    <Modal opened onClose={onClose} title={t('order.rawEvent', { type: event.type })} size="lg" closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">{instant(event.occurredAt)} · {event.actor.name}</Text>
        <Code block tabIndex={0}>{JSON.stringify(event, undefined, 2)}</Code>
      </Stack>
    </Modal>
  )
}
