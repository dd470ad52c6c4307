import { NativeSelect, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { useInAddress } from '../../parts/use-in-address.ts'
import { useMe } from '../../session/use-session.ts'
import { ClientsPanel } from './clients-panel.tsx'
import { PeoplePanel } from './people-panel.tsx'
import { theShop, type Shown } from './shown.ts'
import { useCustomers } from './use-customers.ts'

/** Who may sign in: a customer's administrator sees their own company, the shop's manager the shop or the customer they choose. */
export const PeoplePage = (): ReactNode => {
  const { customerId, customerName } = useMe()
  return customerId === undefined ? <ChosenCompany /> : <Company company={customerId} {...(customerName !== undefined && { customerName })} />
}

const ChosenCompany = (): ReactNode => {
  const { t } = useWords()
  const { said, say } = useInAddress()
  const customers = useCustomers()
  const company = said['company'] ?? theShop
  const chosen = customers.find(({ customerId }) => customerId === company)
  const choose = (
    <NativeSelect
      maw={360} label={t('people.whose')} value={company} onChange={(event) => say({ company: event.currentTarget.value === theShop ? undefined : event.currentTarget.value })}
      data={[{ value: theShop, label: t('people.shop') }, ...customers.map((each) => ({ value: each.customerId, label: each.customerName })), ...(company !== theShop && !chosen ? [{ value: company, label: company }] : [])]}
    />
  )
  return <Company company={company} {...(chosen && { customerName: chosen.customerName })} choose={choose} over={<Link to="/settings" size="sm">{t('places.settings')}</Link>} />
}

const Company = ({ choose, over, ...shown }: Shown & { readonly choose?: ReactNode; readonly over?: ReactNode }): ReactNode => {
  const { t } = useWords()
  return (
    <Page title={t('places.people')} over={over ?? shown.customerName}>
      <Text size="sm" maw="75ch">{t('people.intro')}</Text>
      {choose}
      <PeoplePanel key={shown.company} {...shown} />
      {shown.company !== theShop && <ClientsPanel key={`${shown.company} clients`} {...shown} />}
    </Page>
  )
}
