import { Progress, SegmentedControl, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useIsCustomer } from '../../session/use-session.ts'

type PlanSeen = ValueOf<'quoting', 'readPlan'>

/** What the price is for, at each quantity: what is once for a lot weighs less on each piece of a larger one. */
export const PriceShares = ({ plan: { content, shares = [] } }: { readonly plan: PlanSeen }): ReactNode => {
  const { t, money, number, pieces } = useWords()
  const buyer = useIsCustomer()
  const [quantity, setQuantity] = useState(content.quantity)
  const at = shares.find((each) => each.quantity === quantity) ?? shares[0]
  if (!at || at.shares.length === 0) return null
  const part = ({ minor }: { readonly minor: number }): number => (100 * minor) / at.total.minor
  return (
    <Panel title={t('plan.shares')} of="shares">
      <Text size="sm" c="dimmed" maw="75ch">{t(buyer ? 'plan.sharesHelp' : 'plan.sharesShop')}</Text>
      {shares.length > 1 && <SegmentedControl size="xs" aria-label={t('fields.quantity')} data={shares.map((each) => ({ value: String(each.quantity), label: pieces(each.quantity) }))} value={String(at.quantity)} onChange={(chosen) => setQuantity(Number(chosen))} />}
      <Rows
        label={t('plan.shares')} of={at.shares} rowKey={({ share }) => share} none=""
        columns={(kit) => [
          kit.value('purpose', ({ share }) => share),
          { name: 'share', text: ({ amount }) => `${number(part(amount), 1)}${t('units.percent')}`, order: ({ amount }) => amount.minor, show: ({ share, amount }) => <><Text span size="sm">{number(part(amount), 1)}{t('units.percent')}</Text><Progress value={part(amount)} size="sm" aria-label={t(`values.${share}`)} /></> },
          { name: 'unitPrice', align: 'right', text: ({ amount }) => money({ minor: Math.round(amount.minor / at.quantity), currency: amount.currency }), order: ({ amount }) => amount.minor },
          { name: 'amount', align: 'right', text: ({ amount }) => money(amount), order: ({ amount }) => amount.minor },
        ]}
      />
      <Text size="sm" fw={600} ta="right">{t('plan.sharesTotal', { pieces: pieces(at.quantity), unitPrice: money(at.unitPrice), total: money(at.total) })}</Text>
    </Panel>
  )
}
