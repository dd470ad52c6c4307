import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useReads } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Bars, type Bar } from './bars.tsx'
import { conversion, median, offersOf, outcomes, waitOf, waits, type Offer } from './sales-figures.ts'

const decided = ['Submitted', 'ChangesRequested', 'Approved', 'Rejected', 'Expired'] as const

/** What becomes of offers, how long customers wait for them, and with what margin: over the newest of each state. */
export const Sales = ({ shown }: { readonly shown: string | undefined }): ReactNode => {
  const plans = useReads(decided.map((status) => ({ service: 'quoting' as const, route: 'findPlans' as const, input: { query: { status, limit: 100 } } })))
  const requests = useReads([{ service: 'quoting' as const, route: 'listRequests' as const, input: { query: { status: 'Quoted' as const, limit: 100 } } }])
  const missing = plans.find(({ data }) => data === undefined)
  const waiting = requests.find(({ data }) => data === undefined)
  const offers = offersOf(plans.flatMap(({ data }) => data?.items ?? []), requests.flatMap(({ data }) => data?.items ?? []))
  return missing ? <Unread><Answer of={missing}>{() => null}</Answer></Unread> : waiting ? <Unread><Answer of={waiting}>{() => null}</Answer></Unread> : (
    <>
      <Outcomes offers={offers} shown={shown} />
      <Waits offers={offers} shown={shown} />
      <Margins offers={offers} shown={shown} />
    </>
  )
}

const Unread = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { t } = useWords()
  return <Panel of="offers" title={t('overview.offers')}>{children}</Panel>
}

type Chart = { readonly offers: readonly Offer[]; readonly shown: string | undefined }

const Outcomes = ({ offers, shown }: Chart): ReactNode => {
  const { t, number } = useWords()
  const won = conversion(offers)
  const counts = outcomes.map((outcome) => ({ outcome, of: offers.filter((each) => each.outcome === outcome) }))
  const most = Math.max(1, ...counts.map(({ of }) => of.length))
  const bars = counts.map(({ outcome, of }) => ({ key: `offers-${outcome}`, label: t(`overview.outcome-${outcome}`), share: of.length / most, text: number(of.length), rows: of }))
  return <Charted of="offers" basis={won === undefined ? t('overview.noOffers') : t('overview.offersBasis', { share: number(won * 100, 0), count: offers.length, number: number(offers.length) })} bars={bars} shown={shown} />
}

const Waits = ({ offers, shown }: Chart): ReactNode => {
  const { t, number } = useWords()
  const waitText = useWaitText()
  const known = offers.filter(({ hours }) => hours !== undefined)
  const middle = median(known.flatMap(({ hours }) => hours ?? []))
  const steps = waits.map(([wait]) => ({ wait, of: known.filter((each) => waitOf(each) === wait) }))
  const most = Math.max(1, ...steps.map(({ of }) => of.length))
  const bars = steps.map(({ wait, of }) => ({ key: `wait-${wait}`, label: t(`overview.wait-${wait}`), share: of.length / most, text: number(of.length), rows: of }))
  return <Charted of="response" basis={middle === undefined ? t('overview.noOffers') : t('overview.responseBasis', { time: waitText(middle), count: known.length, number: number(known.length) })} bars={bars} shown={shown} />
}

const Margins = ({ offers, shown }: Chart): ReactNode => {
  const { t, number } = useWords()
  const bars = outcomes.flatMap((outcome) => {
    const of = offers.filter((each) => each.outcome === outcome && each.margin !== undefined)
    const middle = median(of.flatMap(({ margin }) => margin ?? []))
    return middle === undefined ? [] : [{ key: `margin-${outcome}`, label: t(`overview.outcome-${outcome}`), share: Math.max(0, Math.min(1, middle)), text: `${number(middle * 100, 1)}${t('units.percent')}`, rows: of }]
  })
  return <Charted of="margin" basis={bars.length === 0 ? t('overview.noOffers') : t('overview.marginBasis')} bars={bars} shown={shown} />
}

type ChartedProps = { readonly of: 'offers' | 'response' | 'margin'; readonly basis: string; readonly bars: readonly (Bar & { readonly rows: readonly Offer[] })[]; readonly shown: string | undefined }

/** A chart that says what it was counted over; each bar opens its offers. */
const Charted = ({ of, basis, bars, shown }: ChartedProps): ReactNode => {
  const { t } = useWords()
  const open = bars.find(({ key }) => key === shown)
  return (
    <Panel of={of} title={t(`overview.${of}`)}>
      <Text size="sm" c="dimmed">{basis}</Text>
      <Bars shown={shown} of={bars} />
      {open && <Offers label={open.label} of={open.rows} />}
    </Panel>
  )
}

const Offers = ({ label, of }: { readonly label: string; readonly of: readonly Offer[] }): ReactNode => {
  const { t, money, number } = useWords()
  const waitText = useWaitText()
  return (
    <Rows
      label={label} of={of} rowKey={({ plan }) => plan.planId} none={t('overview.noOffers')}
      columns={(kit) => [
        kit.link('number', ({ plan }) => plan.planId, ({ plan }) => plan.number), kit.text('customerName', ({ plan }) => plan.customerName), kit.part(({ plan }) => plan.content.part),
        { name: 'total', text: ({ plan }) => money(plan.content.total), order: ({ plan }) => plan.content.total.minor, align: 'right' },
        { name: 'waited', text: ({ hours }) => (hours === undefined ? '' : waitText(hours)), order: ({ hours }) => hours ?? -1, align: 'right' },
        { name: 'margin', text: ({ margin }) => (margin === undefined ? '' : `${number(margin * 100, 1)}${t('units.percent')}`), order: ({ margin }) => margin ?? -1, align: 'right' },
        kit.status(({ plan }) => plan.status),
      ]}
    />
  )
}

/** Less than an hour in minutes: "0 h" says nothing. */
const useWaitText = () => {
  const { t, number } = useWords()
  return (hours: number): string => (hours < 1 ? t('units.minutes', { number: number(Math.ceil(hours * 60)) }) : t('units.hours', { number: number(hours, 1) }))
}
