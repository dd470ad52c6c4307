import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Route, SignatureScheme } from '#shared/kernel/contract.ts'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { useRead } from '../../api/use-api.ts'
import { useConfig } from '../../api/use-config.ts'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { Copied } from '../../parts/bank-account.tsx'
import { Answer } from '../../parts/answer.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Sample } from '../developers/sample.tsx'

type Partnered = 'contracts' | 'logistics'
type Hook = { readonly service: Partnered; readonly name: string; readonly route: Route }

const hooksOf = (service: Partnered, routes: { readonly [name: string]: Route }): readonly Hook[] =>
  Object.entries(routes).filter(([, { kind }]) => kind === 'webhook').map(([name, route]) => ({ service, name, route }))
/** Every door that a partner posts to, as the contracts have it. */
const hooks = [...hooksOf('contracts', contracts.routes), ...hooksOf('logistics', logistics.routes)]

const partnerOf = (t: Words['t'], service: Partnered): string => (service === 'contracts' ? t('webhooks.paymentProvider') : t('webhooks.carrier'))

const schemeOf = (t: Words['t'], kind: SignatureScheme['kind']): string => {
  switch (kind) {
    case 'stripe': return t('webhooks.stripe')
    case 'easypost': return t('webhooks.easypost')
    case 'standard-webhooks': return t('webhooks.standardWebhooks')
  }
}

/** What to give to each partner, and what to put in here, so that their messages arrive and are believed. */
export const Webhooks = (): ReactNode => {
  const { t } = useWords()
  return (
    <Page title={t('places.webhooks')} over={<Link to="/settings" size="sm">{t('places.settings')}</Link>}>
      <Text size="sm" maw="75ch">{t('webhooks.intro')}</Text>
      {hooks.map((hook) => <OneHook key={hook.name} hook={hook} />)}
    </Page>
  )
}

const OneHook = ({ hook: { service, name, route } }: { readonly hook: Hook }): ReactNode => {
  const { t } = useWords()
  const machine = useConfig()?.apiPage !== undefined
  const secret = route.scheme?.secret ?? ''
  return (
    <Panel title={partnerOf(t, service)} of={name}>
      <Facts wide of={{ webhookAddress: <Copied value={`${location.origin}/api/${service}${route.path}`} /> }} />
      <Facts of={{ receivedBy: t(`services.${service}`), signature: route.scheme && schemeOf(t, route.scheme.kind), lastDelivery: <LastDelivery service={service} /> }} />
      <Text size="sm" mt="sm">{t(machine ? 'webhooks.secretHere' : 'webhooks.secretThere')}</Text>
      <Sample text={machine ? `THROUGHLINE_SECRET_${secret}='…' npm start` : `aws secretsmanager put-secret-value --secret-id throughline/<stage>/${service}/${secret} --secret-string '…'`} />
      <Link to="/developers/routes/$service/$route" params={{ service, route: name }} size="sm">{t('webhooks.tryOut')}</Link>
    </Panel>
  )
}

/** Whether it works is told by what was accepted last, and by how much was refused. */
const LastDelivery = ({ service }: { readonly service: Partnered }): ReactNode => {
  const { t, instant, number } = useWords()
  const accepted = useRead(service, 'listWebhookDeliveries', { query: { status: 'Accepted', limit: 1 } })
  const refused = useRead(service, 'listWebhookDeliveries', { query: { status: 'Refused', limit: 100 } })
  return (
    <Answer of={accepted} lines={1}>
      {({ items: [last] }) => (
        <>
          {last ? instant(last.lastAt) : t('webhooks.never')}
          {refused.data && refused.data.items.length > 0 && <> · <Link {...{ to: '/settings/deliveries', search: { status: 'Refused' } }} size="sm">{t('webhooks.refused', { count: refused.data.items.length, number: `${number(refused.data.items.length)}${refused.data.next === undefined ? '' : '+'}` })}</Link></>}
        </>
      )}
    </Answer>
  )
}
