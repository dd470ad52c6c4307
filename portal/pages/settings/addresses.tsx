import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Page } from '../../parts/page.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'

/** Where a company's parts go, kept once for all its requests. */
export const AddressesPage = (): ReactNode => {
  const { t } = useWords()
  const book = useRead('quoting', 'readAddresses', {})
  const actions = book.data && <Actions of={seen(book, book.data, (answer) => answer, [act('quoting', 'setAddresses', {}, { initial: { addresses: book.data.addresses } })])} />
  return (
    <Page title={t('places.addresses')} actions={actions}>
      <Text size="sm" maw="75ch">{t('addresses.intro')}</Text>
      <Panel title={t('places.addresses')} of="addresses">
        <Answer of={book}>{({ addresses }) => (
          <Rows
            label={t('places.addresses')} of={addresses} rowKey={({ label }) => label} none={t('addresses.none')}
            columns={(kit) => [
              kit.text('label', ({ label }) => label),
              kit.text('delivery', ({ delivery: { incoterm, place } }) => `${incoterm} ${place}`),
              kit.text('address', ({ delivery: { address } }) => addressLine(address)),
            ]}
          />
        )}</Answer>
      </Panel>
    </Page>
  )
}

type Address = { readonly name: string; readonly lines: readonly string[]; readonly postalCode: string; readonly city: string; readonly country: string }
const addressLine = ({ name, lines, postalCode, city, country }: Address): string => [name, ...lines, `${postalCode} ${city}`, country].join(', ')
