import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { rolesOf, type ValueOf } from '../../api/clients.ts'
import { useRead, useReads } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Link } from '../../parts/link.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { useHasRole } from '../../session/use-session.ts'
import { madeOf, type Made } from './made-before.ts'
import type { RequestSeen } from './request-seen.ts'

type PlanSeen = ValueOf<'quoting', 'listPlans'>['items'][number]

/** More requests of one part than these are looked up in the search. */
const MOST = 10

/** What the same part of the same customer was offered for before, whatever became of it, and what making it came to: beside a new price, for those who make it. */
export const EarlierPrices = ({ rfq }: { readonly rfq: RequestSeen }): ReactNode => {
  const { t } = useWords()
  const mine = useHasRole(rolesOf('quoting', 'readEstimate'))
  const plans = useEarlierPlans(rfq, mine)
  if (plans.length === 0) return null
  return (
    <Panel title={t('request.earlier')} of="earlier-prices">
      <Text size="sm" c="dimmed" maw="75ch">{t('request.earlierAbout')}</Text>
      <Earlier plans={plans} />
    </Panel>
  )
}

const Earlier = ({ plans }: { readonly plans: readonly PlanSeen[] }): ReactNode => {
  const { t, money, pieces, date, number } = useWords()
  const made = useMade(plans)
  const hours = (seconds: number): string => t('units.hours', { number: number(seconds / 3600, 2) })
  const timeOf = ({ planned, worked }: Made): string => `${hours(worked)} / ${hours(planned)}${planned > 0 ? ` (${number((100 * worked) / planned)} %)` : ''}`
  const lostOf = ({ scrapped, begun }: Made): string => `${number(scrapped)} / ${pieces(begun)}`
  return (
    <DataTable
      label={t('request.earlier')} rows={plans} rowKey={({ planId }) => planId} empty={null}
      columns={[
        { name: 'number', text: ({ number }) => number, show: ({ planId, number }) => <Link to="/plans/$planId" params={{ planId }} size="sm">{number}</Link> },
        { name: 'part-revision', text: ({ content }) => content.part.revision },
        { name: 'submittedAt', text: (plan) => ('submittedAt' in plan ? date(plan.submittedAt) : ''), order: (plan) => ('submittedAt' in plan ? Date.parse(plan.submittedAt) : 0) },
        { name: 'quantity', align: 'right', text: ({ content }) => pieces(content.quantity), order: ({ content }) => content.quantity },
        { name: 'unitPrice', align: 'right', text: ({ content }) => money(content.unitPrice), order: ({ content }) => content.unitPrice.minor },
        { name: 'total', align: 'right', text: ({ content }) => money(content.total), order: ({ content }) => content.total.minor },
        { name: 'workedOfPlanned', align: 'right', text: ({ orderId }) => told(made.get(orderId), timeOf), order: ({ orderId }) => told(made.get(orderId), ({ planned, worked }) => worked / planned) || 0 },
        { name: 'scrapped', align: 'right', text: ({ orderId }) => told(made.get(orderId), lostOf), order: ({ orderId }) => told(made.get(orderId), ({ scrapped, begun }) => scrapped / begun) || 0 },
        { name: 'status', text: ({ status }) => t(`status.${status}`), show: ({ status }) => <Status of={status} /> },
      ]}
    />
  )
}

const told = <T,>(made: Made | undefined, tell: (made: Made) => T): T | '' => (made ? tell(made) : '')

/** What production says of the orders that became of these plans; of those it has not begun, nothing. */
const useMade = (plans: readonly PlanSeen[]): ReadonlyMap<string, Made> => {
  const orders = [...new Set(plans.filter(({ status }) => status === 'Approved').map(({ orderId }) => orderId))]
  const reads = useReads(orders.map((orderId) => ({ service: 'production' as const, route: 'listLots' as const, input: { query: { orderId, limit: 100 } } })))
  return new Map(orders.flatMap((orderId, index) => {
    const made = madeOf(reads[index]?.data?.items ?? [])
    return made ? [[orderId, made] as const] : []
  }))
}

/** Plans that were before the customer, of other requests for the same part number; newest first. */
const useEarlierPlans = ({ rfqId, customerId, wishes }: RequestSeen, enabled: boolean): readonly PlanSeen[] => {
  const number = wishes?.part.number ?? ''
  const found = useRead('quoting', 'listRequests', { query: { text: number, limit: 50 } }, { enabled: enabled && number !== '' })
  const same = (found.data?.items ?? []).filter((each) => each.rfqId !== rfqId && each.customerId === customerId && each.wishes?.part.number === number).slice(0, MOST)
  const reads = useReads(same.map((each) => ({ service: 'quoting' as const, route: 'listPlans' as const, input: { params: { rfqId: each.rfqId }, query: { limit: 20 } } })))
  return reads.flatMap(({ data }) => data?.items ?? []).filter(({ status }) => status !== 'Draft').toSorted((a, b) => ('submittedAt' in b ? Date.parse(b.submittedAt) : 0) - ('submittedAt' in a ? Date.parse(a.submittedAt) : 0))
}
