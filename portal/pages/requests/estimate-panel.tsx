import { Alert, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Estimate, Unknown } from '#services/quoting/estimate-view.ts'
import { rolesOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { useFigureWords } from '../../i18n/use-figure-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useHasRole } from '../../session/use-session.ts'
import { estimatedPlan } from '../plans/plan-defaults.ts'
import type { PriceBookUse } from '../settings/use-price-book.ts'
import { Costs, Operations, UnitPrices } from './estimate-figures.tsx'
import { useMeasuredFile } from './measured-file.tsx'
import type { RequestSeen } from './request-seen.ts'
import { UnknownList } from './unknown-list.tsx'

type Made = Extract<Estimate, { outcome: 'made' }>
type EstimateProps = { readonly rfq: RequestSeen; readonly book: PriceBookUse }

/** Where a plan can be drafted, and before: what the shop would like to know when it looks at a request. */
const useful: readonly string[] = ['Submitted', 'InReview', 'NeedsClarification', 'Quoted']
const draftable: readonly string[] = useful.slice(1)

/** What the shape of a file says of stock, work and price, to begin a plan with; for those of the shop who plan and price. */
export const EstimatePanel = ({ rfq, book }: EstimateProps): ReactNode => {
  const { t } = useWords()
  const mine = useHasRole(rolesOf('quoting', 'readEstimate'))
  const { file, choice } = useMeasuredFile(rfq.documents)
  if (!mine || !useful.includes(rfq.status)) return null
  return (
    <Panel title={t('estimate.title')} of="estimate">
      <Text size="sm" c="dimmed" maw="75ch">{t('estimate.about')}</Text>
      {choice}
      {file ? <OfFile key={file.sha256} rfq={rfq} book={book} sha256={file.sha256} /> : <Empty title={t('estimate.noFile')}>{t('estimate.noFileHelp')}</Empty>}
    </Panel>
  )
}

const OfFile = ({ rfq, book, sha256 }: EstimateProps & { readonly sha256: string }): ReactNode => {
  const { t, maybe } = useWords()
  const estimate = useRead('quoting', 'readEstimate', { params: { rfqId: rfq.rfqId, sha256 } })
  return (
    <Answer of={estimate}>
      {(told) => (told.outcome === 'none'
        ? <Empty title={t('estimate.none')}>{`${t(`values.${told.reason}`)}. ${told.code === undefined ? '' : maybe(`geometry.${told.code}`) ?? told.code}`}</Empty>
        : <EstimateMade rfq={rfq} book={book} estimate={told} />)}
    </Answer>
  )
}

const EstimateMade = ({ rfq, book, estimate }: EstimateProps & { readonly estimate: Made }): ReactNode => {
  const { t, date } = useWords()
  const { stockText, stepText } = useFigureWords()
  const { stock, operations, figures, unknowns, prices, material, pricesFrom } = estimate
  const finish = rfq.wishes?.finish ?? ''
  const begin = act('quoting', 'draftPlan', { rfqId: rfq.rfqId }, {
    label: t('estimate.begin'), initial: estimatedPlan(rfq, book.prices, estimate, { name: (step) => (step.process === 'outside' && finish !== '' ? finish : stepText(step)), instructions: ({ process }) => (process === 'sawing' && stock ? stockText(stock) : '') }), suggestions: { workCentre: { choose: book.workCentres } },
  })
  return (
    <Stack gap="sm">
      {stock && <Text fw={600}>{stockText(stock)}, {material}</Text>}
      {pricesFrom !== undefined && <Text size="sm" c="dimmed">{t('estimate.pricesFrom', { date: date(pricesFrom) })}</Text>}
      {operations.length > 0 && book.ready && draftable.includes(rfq.status) && <div><Actions of={[begin]} /></div>}
      <Unknowns of={unknowns} />
      {prices.length > 0 && <UnitPrices estimate={estimate} />}
      {operations.length > 0 && <Operations operations={operations} />}
      {figures.length > 0 && <Costs figures={figures} />}
    </Stack>
  )
}

/** What stops the price stands out; what it leaves out is told beside it. */
const Unknowns = ({ of: unknowns }: { readonly of: readonly Unknown[] }): ReactNode => {
  const { t } = useWords()
  const [stopping, leftOut] = [unknowns.filter(({ stops }) => stops), unknowns.filter(({ stops }) => !stops)]
  return (
    <>
      {stopping.length > 0 && <Alert color="orange" title={t('estimate.stops')}><UnknownList of={stopping} /></Alert>}
      {leftOut.length > 0 && (
        <div data-unknowns={leftOut.length}>
          <Title order={3} size="h5">{t('estimate.leftOut')}</Title>
          <UnknownList of={leftOut} />
        </div>
      )}
    </>
  )
}
