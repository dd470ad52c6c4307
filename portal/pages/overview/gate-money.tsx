import { Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Bars } from './bars.tsx'
import { moneyAtGates, type GateMoney as Gate } from './figures.ts'

type Contracts = UseQueryResult<ValueOf<'contracts', 'listContracts'>>

/** What customers still owe, by what it opens. Amounts of different currencies are never added up nor compared. */
export const GateMoney = ({ signed, active, shown }: { readonly signed: Contracts; readonly active: Contracts; readonly shown: string | undefined }): ReactNode => {
  const { t, number, money } = useWords()
  return (
    <Panel of="money" title={t('overview.money')}>
      <Answer of={signed}>{(first) => <Answer of={active}>{(second) => {
        const contracts = [...first.items, ...second.items]
        const gates = moneyAtGates(contracts)
        const most = (currency: string): number => Math.max(1, ...gates.filter((each) => each.currency === currency).map(({ minor }) => minor))
        const open = gates.find((each) => shown === keyOf(each))
        return (
          <>
            <Text size="sm" c="dimmed">
              {gates.length === 0 ? t('overview.noMoney') : t('overview.moneyBasis', { count: contracts.length, number: number(contracts.length) })}{first.next === undefined && second.next === undefined ? '' : ` ${t('overview.moreThere')}`}
            </Text>
            <Bars shown={shown} of={gates.map((each) => ({ key: keyOf(each), label: t(`overview.gate-${each.gate}`), share: each.minor / most(each.currency), text: money(each) }))} />
            {open && <Milestones of={open} />}
          </>
        )
      }}</Answer>}</Answer>
    </Panel>
  )
}

const keyOf = ({ gate, currency }: Gate): string => `money-${gate}-${currency}`

const Milestones = ({ of }: { readonly of: Gate }): ReactNode => {
  const { t, money } = useWords()
  return (
    <Rows
      label={t(`overview.gate-${of.gate}`)} of={of.waiting} rowKey={({ contract, milestone }) => `${contract.contractId} ${milestone.milestoneId}`} none=""
      columns={(kit) => [
        kit.link('number', ({ contract }) => contract.contractId, ({ contract }) => contract.number), kit.text('customerName', ({ contract }) => contract.customerName),
        kit.text('milestone', ({ milestone }) => milestone.name), kit.status(({ milestone }) => milestone.status),
        { name: 'open', text: ({ open }) => money(open), order: ({ open }) => open.minor, align: 'right' },
      ]}
    />
  )
}
