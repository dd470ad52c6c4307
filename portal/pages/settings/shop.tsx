import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { rolesOf, type ValueOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Link } from '../../parts/link.tsx'
import { BankAccount } from '../../parts/bank-account.tsx'
import { Page } from '../../parts/page.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useHasRole } from '../../session/use-session.ts'
import { SampleShopNotice } from './sample-shop-notice.tsx'
import { timeZones } from './time-zones.ts'

type Profile = ValueOf<'contracts', 'readShopProfile'>

/** What the shop says of itself on its documents. */
export const ShopPage = (): ReactNode => {
  const { t } = useWords()
  const profile = useRead('contracts', 'readShopProfile', {})
  const mayChange = useHasRole(rolesOf('contracts', 'setShopProfile'))
  const actions = profile.data && (
    <Actions of={seen(profile, profile.data, (answer) => answer, [act('contracts', 'setShopProfile', {}, { initial: asInput(profile.data), suggestions: { timeZone: timeZones() } })])} />
  )
  return (
    <Page title={t('places.shop')} over={<Link to="/settings" size="sm">{t('places.settings')}</Link>} actions={actions}>
      <Answer of={profile}>
        {({ name, lines, postalCode, city, country, timeZone, gs1CompanyPrefix, vatId, email, phone, bank }) => (
          <>
            <SampleShopNotice />
            <Text size="sm" maw="75ch">{t('settings.shopAbout')} {!mayChange && t('settings.shopOnlyManager')}</Text>
            <Facts of={{ 'setShopProfile-name': name, address: [...lines, `${postalCode} ${city}`, country].join(', '), vatId, email, phone, timeZone, gs1CompanyPrefix }} />
            <Panel title={t('fields.bank')} of="bank">{bank ? <BankAccount of={bank} /> : <Text size="sm">{t('settings.noBank')}</Text>}</Panel>
          </>
        )}
      </Answer>
    </Page>
  )
}

/** Nobody saves the sample's address as its own by not looking: a shop's first form is empty but for where its reader is. */
const asInput = ({ version, name, lines, city, postalCode, country, timeZone, gs1CompanyPrefix, vatId, email, phone, bank }: Profile) => (version === 0
  ? { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  : { name, lines, city, postalCode, country, timeZone, gs1CompanyPrefix, ...(vatId !== undefined && { vatId }), ...(email !== undefined && { email }), ...(phone !== undefined && { phone }), ...(bank && { bank }) })
