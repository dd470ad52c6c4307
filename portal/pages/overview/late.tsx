import { Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { lateOnes } from './figures.ts'

type Contracts = UseQueryResult<ValueOf<'contracts', 'listContracts'>>

/** Orders whose lead time is over. */
export const LateOrders = ({ active }: { readonly active: Contracts }): ReactNode => {
  const { t, number } = useWords()
  return (
    <Panel of="late" title={t('overview.late')}>
      <Answer of={active}>
        {({ items, next }) => (
          <>
            <Text size="sm" c="dimmed">{t('overview.lateBasis', { count: items.length, number: number(items.length) })}{next === undefined ? '' : ` ${t('overview.moreThere')}`}</Text>
            <Rows
              label={t('overview.late')} of={lateOnes(items, new Date())} rowKey={({ contract }) => contract.contractId} none={t('overview.nothingLate')}
              columns={(kit) => [
                kit.link('number', ({ contract }) => contract.contractId, ({ contract }) => contract.number), kit.part(({ contract }) => contract.subject.part),
                kit.text('customerName', ({ contract }) => contract.customerName), kit.date('promisedOn', ({ promised }) => promised), kit.count('daysLate', ({ days }) => days),
                kit.text('delivered', ({ contract, delivered }) => `${number(delivered)} / ${number(contract.subject.quantity)}`),
                kit.link('order', ({ contract }) => contract.orderId, () => t('overview.itsOrder')),
              ]}
            />
          </>
        )}
      </Answer>
    </Panel>
  )
}
