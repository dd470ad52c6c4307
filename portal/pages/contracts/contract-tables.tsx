import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import type { ContractSeen } from './contract-actions.ts'

/** Who bears what: one bearer for each cause. */
export const ClausesPanel = ({ contract: { clauses } }: { readonly contract: Pick<ContractSeen, 'clauses'> }): ReactNode => {
  const { t } = useWords()
  return (
    <Panel title={t('contract.whoBears')} of="clauses">
      <DataTable
        label={t('contract.whoBears')} rows={clauses} rowKey={({ id }) => id} empty={null}
        columns={[{ name: 'clauses-id', text: ({ id }) => id }, { name: 'cause', text: ({ cause }) => t(`values.${cause}`) }, { name: 'bearer', text: ({ bearer }) => t(`values.${bearer}`) }]}
      />
    </Panel>
  )
}

/** Every movement of money, in the order it was recorded. */
export const LedgerPanel = ({ contract: { ledger, milestones } }: { readonly contract: ContractSeen }): ReactNode => {
  const { t, money, date } = useWords()
  return (
    <Panel title={t('contract.ledger')} of="ledger">
      <DataTable
        label={t('contract.ledger')} rows={ledger} rowKey={({ sequence }) => String(sequence)} empty={<Empty title={t('contract.noMoney')} />}
        columns={[
          { name: 'at', text: ({ at }) => date(at), order: ({ at }) => Date.parse(at) },
          { name: 'entry-kind', text: ({ kind }) => t(`values.${kind}`) },
          { name: 'milestone', text: ({ milestoneId }) => milestones.find((each) => each.milestoneId === milestoneId)?.name ?? milestoneId },
          { name: 'reference', text: ({ reference }) => reference },
          { name: 'reason', text: ({ reason }) => reason },
          { name: 'amount', align: 'right', text: ({ amount }) => money(amount), order: ({ amount }) => amount.minor },
        ]}
      />
    </Panel>
  )
}
