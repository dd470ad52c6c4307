import { Code, Stack, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { everyPage, usePages } from '../../api/use-pages.ts'
import { act } from '../../forms/act.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { columnKit } from '../../parts/columns.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Link } from '../../parts/link.tsx'
import { StatusFilter, useStatus } from '../../parts/list-page.tsx'
import { NotHere } from '../not-here.tsx'
import { MorePages } from '../../parts/more-pages.tsx'
import { Page } from '../../parts/page.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'

/** The services that partners post to. */
const partnered = ['contracts', 'logistics'] as const
type Partnered = (typeof partnered)[number]
type Delivery = ValueOf<Partnered, 'readWebhookDelivery'>

const statuses = ['Refused', 'Accepted', 'Unproven'] as const

/** What partners have sent to the webhooks in the last 30 days, and what became of it. */
export const Deliveries = (): ReactNode => {
  const { t } = useWords()
  const asked = useStatus(statuses)
  const status = statuses.find((each) => each === asked) ?? 'Refused'
  return (
    <Page title={t('places.deliveries')} over={<Link to="/settings" size="sm">{t('places.settings')}</Link>}>
      <Text size="sm" maw="75ch">{t('deliveries.intro')} <Link to="/settings/webhooks" size="sm" underline="always">{t('places.webhooks')}</Link></Text>
      <StatusFilter statuses={statuses} chosen={status} />
      {partnered.map((service) => <Panel key={service} title={t(`services.${service}`)}><DeliveriesOf service={service} status={status} /></Panel>)}
    </Page>
  )
}

const DeliveriesOf = ({ service, status }: { readonly service: Partnered; readonly status: string }): ReactNode => {
  const words = useWords()
  const { t, instant } = words
  const kit = columnKit<Omit<Delivery, 'body'>>(words)
  const pages = usePages(service, 'listWebhookDeliveries', { query: { status } })
  return (
    <Answer of={pages} lines={4}>
      {(rows) => (
        <DataTable
          label={t(`services.${service}`)} rows={rows} rowKey={({ deliveryId }) => deliveryId} more={<MorePages of={pages} />} all={() => everyPage(pages)} empty={<Empty title={t('lists.none', { status: t(`status.${status}`) })}>{t(`deliveries.none${status}`)}</Empty>}
          columns={[
            { name: 'at', text: ({ lastAt }) => instant(lastAt), order: ({ lastAt }) => Date.parse(lastAt), show: ({ deliveryId, lastAt }) => <Link to="/settings/deliveries/$from/$deliveryId" params={{ from: service, deliveryId }} size="sm">{instant(lastAt)}</Link> },
            kit.text('eventId', ({ eventId }) => eventId), kit.text('problem', ({ problem }) => problem?.detail), kit.count('attempts', ({ attempts }) => attempts), kit.status((row) => row.status),
          ]}
        />
      )}
    </Answer>
  )
}

export const DeliveryPage = (): ReactNode => {
  const { from, deliveryId } = useParams({ from: '/settings/deliveries/$from/$deliveryId' })
  const service = partnered.find((each) => each === from)
  return service ? <OneDelivery service={service} deliveryId={deliveryId} /> : <NotHere />
}

const OneDelivery = ({ service, deliveryId }: { readonly service: Partnered; readonly deliveryId: string }): ReactNode => {
  const { t, instant, number } = useWords()
  const delivery = useRead(service, 'readWebhookDelivery', { params: { deliveryId } })
  return (
    <ThingPage kind="delivery" of={delivery} name={({ eventId }) => eventId ?? t('things.delivery')} actions={({ replayable }) => (replayable ? [act(service, 'replayWebhookDelivery', { deliveryId })] : [])}>
      {(each) => (
        <>
          <Panel title={t('deliveries.outcome')}>
            {each.problem && <Why of={each.problem} />}
            <Facts of={{
              hook: each.hook, signature: t(`values.${each.signature}`), firstAt: instant(each.firstAt), lastAt: instant(each.lastAt), attempts: number(each.attempts), bytes: number(each.bytes),
              sha256: <Code style={{ overflowWrap: 'anywhere' }}>{each.sha256}</Code>,
            }} />
          </Panel>
          <Panel title={t('deliveries.replays')}>
            <Rows
              label={t('deliveries.replays')} of={each.replays} rowKey={({ at }, index) => `${at} ${index}`} none={t('deliveries.noReplays')}
              columns={(kit) => [kit.text('at', ({ at }) => instant(at)), kit.text('by', ({ by }) => by.name), kit.text('outcome', ({ outcome }) => t(`status.${outcome}`)), kit.text('problem', ({ problem }) => problem?.detail)]}
            />
          </Panel>
          <Panel title={t('developers.body')}>
            {each.body === undefined ? <Text size="sm" c="dimmed">{t('deliveries.noBody')}</Text> : <Code block tabIndex={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{pretty(each.body)}</Code>}
          </Panel>
        </>
      )}
    </ThingPage>
  )
}

const Why = ({ of: { code, detail, errors } }: { readonly of: NonNullable<Delivery['problem']> }): ReactNode => (
  <Stack gap={4}>
    <Text size="sm">{detail} <Code>{code}</Code></Text>
    {errors.map((each) => <Text key={each.pointer} size="sm"><Code>{each.pointer}</Code> {each.detail}</Text>)}
  </Stack>
)

const pretty = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2)
  } catch {
    return body
  }
}
