import { Anchor, Button, Code, Group, Modal, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { serviceNames } from '../../api/clients.ts'
import { useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import { historyOf, together, type Happened, type History } from './history.ts'
import { isNotFound } from './use-order.ts'

const freshEveryMs = 30_000

/** Who did what when, newest first, from all six services; each event as it was recorded is a click away. */
export const TimelinePanel = ({ orderId }: { readonly orderId: string }): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const [raw, setRaw] = useState<Happened>()
  const [pages, setPages] = useState(1)
  const parts = useQueries({ queries: serviceNames.map((service) => ({ queryKey: [service, 'history', orderId, pages], queryFn: () => historyOf(api, service, orderId, pages), refetchInterval: freshEveryMs, placeholderData: keepPreviousData<History> })) })
  const { events, more } = together(parts.flatMap(({ data }) => (data ? [data] : [])))
  const reading = parts.some(({ isPlaceholderData }) => isPlaceholderData)
  return (
    <Panel title={t('order.timeline')} of="timeline">
      {parts.map((part, index) => part.data === undefined && !isNotFound(part) && <Answer key={serviceNames[index]} of={part} lines={1}>{() => null}</Answer>)}
      <EventTable events={events} loading={parts.some(({ isPending }) => isPending)} onRaw={setRaw} />
      {more && <Group><Button size="xs" variant="default" loading={reading} onClick={() => setPages(pages + 1)}>{t('order.earlier')}</Button></Group>}
      {raw && <RawEvent event={raw} onClose={() => setRaw(undefined)} />}
    </Panel>
  )
}

const EventTable = ({ events, loading, onRaw }: { readonly events: readonly Happened[]; readonly loading: boolean; readonly onRaw: (event: Happened) => void }): ReactNode => {
  const { t, maybe, instant } = useWords()
  const actorText = useActorText()
  const what = ({ type }: Happened) => maybe(`events.${type}`) ?? type
  return (
    <DataTable
      label={t('order.timeline')} rows={events} rowKey={({ id }) => id} empty={loading ? null : <Empty title={t('order.nothingHappened')}>{t('order.nothingHappenedHelp')}</Empty>}
      columns={[
        { name: 'occurredAt', text: ({ occurredAt }) => instant(occurredAt), order: ({ occurredAt }) => Date.parse(occurredAt), show: ({ occurredAt }) => <Text size="sm" style={{ whiteSpace: 'nowrap' }}>{instant(occurredAt)}</Text> },
        { name: 'event', text: what, show: (event) => <Anchor component="button" type="button" size="sm" ta="left" onClick={() => onRaw(event)}>{what(event)}</Anchor> },
        { name: 'actor', text: ({ actor }) => actorText(actor) },
        { name: 'eventService', text: ({ service }) => t(`services.${service}`) },
      ]}
    />
  )
}

const RawEvent = ({ event, onClose }: { readonly event: Happened; readonly onClose: () => void }): ReactNode => {
  const { t, instant } = useWords()
  const actorText = useActorText()
  return (
    <Modal opened onClose={onClose} title={t('order.rawEvent', { type: event.type })} size="lg" closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">{instant(event.occurredAt)} · {actorText(event.actor)}</Text>
        <Code block tabIndex={0}>{JSON.stringify(event, undefined, 2)}</Code>
      </Stack>
    </Modal>
  )
}

/** A person by name; a service, or a partner's system by the scheme it signs with, by what it is. */
const useActorText = () => {
  const { t, maybe } = useWords()
  return ({ kind, name }: Happened['actor']): string => {
    if (kind === 'user') return name
    const from = maybe(`order.from-${name}`)
    if (from !== undefined) return from
    return kind === 'system' ? t('order.bySystem', { service: maybe(`services.${name}`) ?? name }) : t('order.byPartner', { partner: name })
  }
}
