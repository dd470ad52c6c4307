import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PriceBook } from '#services/quoting/price-book-view.ts'
import { useRead } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { isFields, type Fields } from '../../forms/values.ts'
import { useFigureWords } from '../../i18n/use-figure-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useStartingSet, useWorkCentreNames } from './use-price-book.ts'
import { VersionsShown } from './versions-shown.tsx'

type Prices = NonNullable<PriceBook['prices']>

/** What new plans begin their price with. */
export const PricesPage = (): ReactNode => {
  const { t, number } = useWords()
  const book = useRead('quoting', 'readPriceBook', {})
  const empty = book.data !== undefined && book.data.prices === undefined
  const starting = useStartingSet('quoting', 'setPrices', empty)
  const workCentres = useWorkCentreNames()
  const initial = book.data?.prices ?? starting.data
  const actions = book.data && initial && <Actions of={seen(book, book.data, (answer) => answer, [act('quoting', 'setPrices', {}, { initial: inOneCurrency({ ...initial }), suggestions: { workCentre: { choose: workCentres } } })])} />
  return (
    <Page title={t('places.prices')} over={<Link to="/settings" size="sm">{t('places.settings')}</Link>} actions={actions}>
      <Answer of={book}>
        {({ prices, versions = [] }) => (
          <>
            <VersionsShown
              versions={versions} about={t('settings.versions')}
              columns={[
                { name: 'rates', align: 'right', text: ({ prices: { rates } }) => number(rates.length), order: ({ prices: { rates } }) => rates.length },
                { name: 'overhead', align: 'right', text: ({ prices: { overhead } }) => `${number(overhead / 100, 2)}${t('units.percent')}`, order: ({ prices: { overhead } }) => overhead },
                { name: 'margin', align: 'right', text: ({ prices: { margin } }) => `${number(margin / 100, 2)}${t('units.percent')}`, order: ({ prices: { margin } }) => margin },
              ]}
            />
            {prices ? <PricesShown prices={prices} workCentres={workCentres} /> : <Empty title={t('settings.pricesEmpty')}>{t('settings.pricesEmptyHelp')}</Empty>}
          </>
        )}
      </Answer>
    </Page>
  )
}

/** Amounts follow the currency of the form, so that changing it changes all of them. */
const inOneCurrency = (prices: Fields): Fields => {
  const { rates } = prices
  const amount = (rate: unknown) => (isFields(rate) && isFields(rate['perHour']) ? { ...rate, perHour: { minor: rate['perHour']['minor'] } } : rate)
  return { ...prices, ...(Array.isArray(rates) && { rates: rates.map(amount) }) }
}

const PricesShown = ({ prices: { rates, scrapAllowance, overhead, margin, validDays, currency }, workCentres }: { readonly prices: Prices; readonly workCentres: readonly string[] }): ReactNode => {
  const { t, money, number } = useWords()
  const percent = (share: number): string => `${number(share / 100, 2)}${t('units.percent')}`
  const without = workCentres.filter((name) => !rates.some(({ workCentre }) => workCentre.toUpperCase() === name.toUpperCase()))
  return (
    <>
      <Panel title={t('settings.shares')} of="shares">
        <Facts of={{ currency, scrapAllowance: percent(scrapAllowance), overhead: percent(overhead), margin: percent(margin), validDays: t('plan.days', { count: validDays, number: number(validDays) }) }} />
      </Panel>
      <Panel title={t('fields.rates')} of="rates">
        <DataTable
          label={t('fields.rates')} rows={rates} rowKey={({ workCentre }) => workCentre} empty={null}
          columns={[
            { name: 'workCentre', text: ({ workCentre }) => workCentre },
            { name: 'process', text: ({ process }) => (process === undefined ? '' : t(`values.${process}`)) },
            { name: 'setupMinutes', align: 'right', text: ({ setupMinutes }) => (setupMinutes === undefined ? '' : number(setupMinutes)), order: ({ setupMinutes }) => setupMinutes ?? -1 },
            { name: 'perHour', align: 'right', text: ({ perHour }) => money(perHour), order: ({ perHour }) => perHour.minor },
          ]}
        />
        {without.length > 0 && <Text size="sm">{t('settings.withoutRate', { names: without.join(', ') })}</Text>}
      </Panel>
      <CoefficientsShown />
    </>
  )
}

/** What estimates are made with beside rates and materials: the shop's own numbers, and the usual ones. */
const CoefficientsShown = (): ReactNode => {
  const { t } = useWords()
  const { valueText } = useFigureWords()
  const read = useRead('quoting', 'readCoefficients', {})
  return (
    <Panel title={t('fields.coefficients')} of="coefficients">
      <Text size="sm" maw="75ch">{t('settings.coefficients')}</Text>
      <Answer of={read}>
        {({ coefficients }) => (
          <DataTable
            label={t('fields.coefficients')} rows={coefficients} rowKey={({ coefficient }) => coefficient} empty={null}
            columns={[
              { name: 'coefficient', text: ({ coefficient }) => t(`values.${coefficient}`) },
              { name: 'value', align: 'right', text: ({ value, unit }) => valueText({ value: String(value), unit }), order: ({ value }) => value },
              { name: 'usualValue', align: 'right', text: ({ usual, unit }) => valueText({ value: String(usual), unit }), order: ({ usual }) => usual },
              { name: 'source', text: ({ from }) => (from === 'practice' ? t('dfm.practice') : from) },
            ]}
          />
        )}
      </Answer>
    </Panel>
  )
}
