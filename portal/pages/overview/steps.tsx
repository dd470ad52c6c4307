import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useReads } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { rowOf, type WorkRow } from '../../work/rows.ts'
import type { ServiceName } from '../../api/clients.ts'
import { Bars } from './bars.tsx'

type Source = { readonly service: ServiceName; readonly route: string; readonly statuses: readonly string[] }

/** Where an order is: in the step in which one of its things waits or is worked on. */
const steps: { readonly [step: string]: Source } = {
  request: { service: 'quoting', route: 'listRequests', statuses: ['Submitted', 'InReview', 'NeedsClarification'] },
  plan: { service: 'quoting', route: 'findPlans', statuses: ['Draft', 'Submitted', 'ChangesRequested'] },
  contract: { service: 'contracts', route: 'listContracts', statuses: ['Draft', 'OutForSignature', 'PartiallySigned'] },
  payment: { service: 'production', route: 'listWorkOrders', statuses: ['AwaitingGates'] },
  production: { service: 'production', route: 'listWorkOrders', statuses: ['Released', 'InProgress', 'OnHold'] },
  quality: { service: 'quality', route: 'listLots', statuses: ['AwaitingQc', 'Hold'] },
  delivery: { service: 'logistics', route: 'listShipments', statuses: ['Draft', 'Packed', 'DocsReady', 'Released', 'Dispatched', 'InTransit', 'Exception'] },
  support: { service: 'support', route: 'listCases', statuses: ['New', 'Triaged', 'InProgress', 'WaitingCustomer'] },
}

type Step = { readonly name: string; readonly rows: readonly WorkRow[]; readonly orders: number; readonly more: boolean; readonly loading: boolean; readonly failed: boolean }

/** Orders by step; a step whose service does not answer says so and the others stand. */
export const Steps = ({ shown }: { readonly shown: string | undefined }): ReactNode => {
  const { t, number } = useWords()
  const all = useSteps()
  const most = Math.max(1, ...all.map(({ orders }) => orders))
  const textOf = ({ loading, failed, orders, more }: Step): string => (failed ? t('overview.noAnswer') : loading ? '…' : `${number(orders)}${more ? '+' : ''}`)
  const open = all.find(({ name }) => shown === `step-${name}`)
  return (
    <Panel of="steps" title={t('overview.steps')}>
      <Text size="sm" c="dimmed">{t('overview.stepsBasis')}</Text>
      <Bars shown={shown} of={all.map((step) => ({ key: `step-${step.name}`, label: t(`overview.step-${step.name}`), share: step.orders / most, text: textOf(step) }))} />
      {open && (
        <Rows
          label={t(`overview.step-${open.name}`)} of={open.rows} rowKey={({ id }) => id} none={t('overview.nobodyHere')}
          columns={(kit) => [kit.link('number', ({ id }) => id, (row) => row.number), kit.text('part', ({ what }) => what), kit.text('customerName', ({ customer }) => customer), kit.date('since', ({ since }) => since), kit.status(({ status }) => status)]}
        />
      )}
    </Panel>
  )
}

const useSteps = (): readonly Step[] => {
  const asked = Object.entries(steps).flatMap(([name, { service, route, statuses }]) => statuses.map((status) => ({ name, service, route: route as never, input: { query: { status, limit: 100 } } as never })))
  const answers = useReads(asked)
  return Object.keys(steps).map((name) => {
    const mine = answers.filter((_, index) => asked[index]?.name === name)
    const pages = mine.map(({ data }) => pageOf(data))
    const things = pages.flatMap(({ items }) => items)
    return {
      name, rows: things.map(rowOf), orders: new Set(things.map(orderOf)).size, more: pages.some(({ next }) => next !== undefined),
      loading: mine.some(({ isPending }) => isPending), failed: mine.some(({ isError, data }) => isError && data === undefined),
    }
  })
}

type Listed = { readonly items: readonly object[]; readonly next?: string }
const isPage = (data: unknown): data is Listed => typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items)
const pageOf = (data: unknown): Listed => (isPage(data) ? data : { items: [] })
const orderOf = (thing: object): unknown => ('orderId' in thing ? thing.orderId : thing)
