import { Button, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { rolesOf, type ValueOf } from '../../api/clients.ts'
import { useApi } from '../../api/use-api.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { Column } from '../../parts/column.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { useHasRole } from '../../session/use-session.ts'

type PlanSeen = ValueOf<'quoting', 'readPlan'>
type Choice = { readonly quantity: number } | { readonly leadTimeDays: number }
type Offer = Pick<PlanSeen['content'], 'unitPrice' | 'total'> & { readonly what: string; readonly amount: number; readonly choice: Choice; readonly chosen: boolean }

/** What the plan costs at each quantity and in each lead time that is offered; the customer takes another of them without asking anybody. */
export const PlanOffers = ({ plan }: { readonly plan: PlanSeen }): ReactNode => {
  const { t, pieces, number } = useWords()
  const { run, busy, problem } = useCommand()
  const api = useApi()
  const may = useHasRole(rolesOf('quoting', 'choosePlanOffer')) && plan.status === 'Submitted'
  const { content: { quantity, leadTimeDays, unitPrice, total, breaks, leadTimes = [] } } = plan
  const days = (count: number): string => t('plan.days', { count, number: number(count) })
  const choose = (choice: Choice) => void run(() => api.quoting.choosePlanOffer({ params: { planId: plan.planId }, version: plan.version, body: choice }))
  const table = (name: string, label: string, offers: readonly Offer[]): ReactNode => <Offers name={name} label={label} offers={offers} busy={busy} onChoose={may ? choose : undefined} />
  const quantities = breaks.length > 0 ? breaks : [{ quantity, unitPrice, total }]
  const times = [{ days: leadTimeDays, unitPrice, total }, ...leadTimes].toSorted((a, b) => a.days - b.days)
  return (
    <Panel title={t('plan.prices')} of="prices">
      <Stack gap="md">
        {table('quantity', t('plan.prices'), quantities.map((each) => ({ ...each, what: pieces(each.quantity), amount: each.quantity, choice: { quantity: each.quantity }, chosen: each.quantity === quantity })))}
        {leadTimes.length > 0 && table('leadTimeDays', t('plan.leadTimes', { pieces: pieces(quantity) }), times.map((each) => ({ ...each, what: days(each.days), amount: each.days, choice: { leadTimeDays: each.days }, chosen: each.days === leadTimeDays })))}
        {problem && <ProblemBox problem={problem} />}
      </Stack>
    </Panel>
  )
}

type OffersProps = { readonly name: string; readonly label: string; readonly offers: readonly Offer[]; readonly busy: boolean; readonly onChoose: ((choice: Choice) => void) | undefined }

const Offers = ({ name, label, offers, busy, onChoose }: OffersProps): ReactNode => {
  const { t, money } = useWords()
  const columns: readonly Column<Offer>[] = [
    { name, text: ({ what, chosen }) => (chosen ? t('plan.chosen', { what }) : what), order: ({ amount }) => amount },
    { name: 'unitPrice', align: 'right', text: ({ unitPrice }) => money(unitPrice), order: ({ unitPrice }) => unitPrice.minor },
    { name: 'total', align: 'right', text: ({ total }) => money(total), order: ({ total }) => total.minor },
  ]
  const choosing: readonly Column<Offer>[] = onChoose === undefined || offers.length < 2 ? [] : [{
    name: 'choose', text: () => '',
    show: ({ what, choice, chosen }) => (chosen ? null : <Button size="compact-xs" variant="default" loading={busy} aria-label={`${t('actions.choosePlanOffer')}: ${what}`} onClick={() => onChoose(choice)}>{t('actions.choosePlanOffer')}</Button>),
  }]
  return <DataTable label={label} rows={offers} rowKey={({ what }) => what} empty={null} columns={[...columns, ...choosing]} />
}
