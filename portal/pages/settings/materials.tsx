import type { ReactNode } from 'react'
import type { PriceBook } from '#services/quoting/price-book-view.ts'
import { useRead } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useStartingSet } from './use-price-book.ts'
import { VersionsShown } from './versions-shown.tsx'

/** What customers choose from when they write a request. */
export const MaterialsPage = (): ReactNode => {
  const { t, number } = useWords()
  const book = useRead('quoting', 'readPriceBook', {})
  const empty = book.data !== undefined && isEmpty(book.data)
  const starting = useStartingSet('quoting', 'setOffer', empty)
  const initial = empty ? starting.data : book.data && { materials: book.data.materials, finishes: book.data.finishes }
  const actions = book.data && initial && <Actions of={seen(book, book.data, (answer) => answer, [act('quoting', 'setOffer', {}, { initial: { ...initial } })])} />
  return (
    <Page title={t('places.materials')} over={<Link to="/settings" size="sm">{t('places.settings')}</Link>} actions={actions}>
      <Answer of={book}>
        {(seenBook) => (
          <>
            <VersionsShown
              versions={seenBook.offers ?? []} about={t('settings.offers')}
              columns={[
                { name: 'materials', align: 'right', text: ({ offer: { materials } }) => number(materials.length), order: ({ offer: { materials } }) => materials.length },
                { name: 'finishes', align: 'right', text: ({ offer: { finishes } }) => number(finishes.length), order: ({ offer: { finishes } }) => finishes.length },
              ]}
            />
            {isEmpty(seenBook) ? <Empty title={t('settings.materialsEmpty')}>{t('settings.materialsEmptyHelp')}</Empty> : <Offered book={seenBook} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

const isEmpty = ({ materials, finishes }: PriceBook): boolean => materials.length === 0 && finishes.length === 0

const Offered = ({ book: { materials, finishes } }: { readonly book: PriceBook }): ReactNode => {
  const { t, money, number, locale } = useWords()
  return (
    <>
      <Panel title={t('fields.materials')} of="materials">
        <DataTable
          label={t('fields.materials')} rows={materials} rowKey={({ name }) => name} empty={<Empty title={t('lists.noneAtAll')} />}
          columns={[
            { name: 'name', text: ({ name }) => name },
            { name: 'perKilogram', align: 'right', text: ({ perKilogram }) => (perKilogram ? money(perKilogram) : ''), order: ({ perKilogram }) => perKilogram?.minor ?? -1 },
            { name: 'density', align: 'right', text: ({ density }) => (density === undefined ? '' : number(density)), order: ({ density }) => density ?? -1 },
            { name: 'removalRate', align: 'right', text: ({ removalRate }) => (removalRate === undefined ? '' : number(removalRate, 1)), order: ({ removalRate }) => removalRate ?? -1 },
            { name: 'help', text: ({ help }) => help[locale] },
          ]}
        />
      </Panel>
      <Panel title={t('fields.finishes')} of="finishes">
        <DataTable
          label={t('fields.finishes')} rows={finishes} rowKey={({ name }) => name} empty={<Empty title={t('lists.noneAtAll')} />}
          columns={[
            { name: 'name', text: ({ name }) => name },
            { name: 'supplier', text: ({ outside }) => outside?.supplier ?? '' },
            { name: 'price', align: 'right', text: ({ outside }) => (outside ? t('settings.per', { price: money(outside.price), per: t(`values.${outside.per}`) }) : ''), order: ({ outside }) => outside?.price.minor ?? -1 },
            { name: 'minimum', align: 'right', text: ({ outside }) => (outside ? money(outside.minimum) : ''), order: ({ outside }) => outside?.minimum.minor ?? -1 },
            { name: 'leadTimeDays', align: 'right', text: ({ outside }) => (outside ? t('plan.days', { count: outside.leadTimeDays, number: number(outside.leadTimeDays) }) : ''), order: ({ outside }) => outside?.leadTimeDays ?? -1 },
            { name: 'help', text: ({ help }) => help[locale] },
          ]}
        />
      </Panel>
    </>
  )
}
