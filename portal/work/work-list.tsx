import { Badge, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useReads } from '../api/use-api.ts'
import { addressOf } from '../app/addresses.ts'
import { useWords } from '../i18n/use-words.ts'
import { Answer } from '../parts/answer.tsx'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { NewWords } from '../parts/new-words.tsx'
import { Panel } from '../parts/panel.tsx'
import { Status } from '../parts/status.tsx'
import { rowOf, urgentFirst, type WorkRow } from './rows.ts'
import type { Queue } from './queues.ts'

/** The queues of a role, each with its count; those with nothing in them are one line. A queue whose service is down says so by itself. */
export const WorkList = ({ queues }: { readonly queues: readonly Queue[] }): ReactNode => {
  const { t } = useWords()
  const answers = useReads(queues.map(({ service, route, query }) => ({ service, route: route as never, input: { query: { ...query, limit: 100 } } as never })))
  const all = queues.map((queue, index) => ({ queue, answer: answers[index] }))
  const idle = all.filter(({ queue, answer }) => answer?.data !== undefined && itemsOf(answer.data, queue).length === 0)
  return (
    <Stack gap="md">
      {all.filter((each) => !idle.includes(each)).map(({ queue, answer }) => answer && (
        <Panel key={queue.name} of={queue.name} title={t(`queues.${queue.name}`)} actions={answer.data !== undefined && <Badge variant="light">{countOf(answer.data, queue)}</Badge>}>
          <Answer of={answer} lines={2}>{(data) => <Stack gap={0}>{itemsOf(data, queue).map((thing) => ({ thing, row: rowOf(thing) })).toSorted((a, b) => urgentFirst(a.row, b.row)).map(({ thing, row }) => <Row key={row.id} row={row} thing={thing} page={queue.page} />)}</Stack>}</Answer>
        </Panel>
      ))}
      {idle.length === all.length && <Empty title={t('start.nothing')}>{t('start.nothingHelp')}</Empty>}
      {idle.length > 0 && idle.length < all.length && <Text size="sm" c="dimmed">{t('start.alsoEmpty', { queues: idle.map(({ queue }) => t(`queues.${queue.name}`)).join(', ') })}</Text>}
    </Stack>
  )
}

const Row = ({ row, thing, page = '/' }: { readonly row: WorkRow; readonly thing: object; readonly page?: string | undefined }): ReactNode => {
  const { date, ago, t } = useWords()
  const to = addressOf(row.id) ?? page
  return (
    <Group justify="space-between" gap="xs" py={8} style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
      <Group gap="sm" miw={0}>
        <Link {...{ to }} fw={600} size="sm">{row.number}</Link>
        <Text size="sm">{row.what}</Text>
        {row.customer !== undefined && <Text size="sm" c="dimmed">{row.customer}</Text>}
        <NewWords id={row.id} thing={thing} />
      </Group>
      <Group gap="sm">
        {row.due !== undefined && <Text size="sm" c={Date.parse(row.due) < Date.now() ? 'red' : undefined}>{t('start.due', { date: date(row.due) })}</Text>}
        {row.since !== undefined && <Text size="sm" c="dimmed">{ago(row.since)}</Text>}
        <Status of={row.status} />
      </Group>
    </Group>
  )
}

const isList = (data: unknown): data is { readonly items: readonly object[]; readonly next?: string } => typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items)

/** Lists of a customer's own things, and of gauges, come in every state: only those of the queue's own are kept. */
const itemsOf = (data: unknown, { status, where }: Queue): readonly object[] => {
  const items = isList(data) ? data.items : []
  return items.filter((item) => (status === undefined || ('status' in item && status.some((each) => each === item.status))) && (where === undefined || where(item)))
}
const countOf = (data: unknown, queue: Queue): string => `${itemsOf(data, queue).length}${isList(data) && data.next !== undefined ? '+' : ''}`
