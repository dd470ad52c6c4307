import { Alert, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Milestone } from '#services/contracts/contract-view.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { BankAccount, Copied } from '../../parts/bank-account.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { useIsCustomer } from '../../session/use-session.ts'
import type { ContractSeen } from './contract-actions.ts'

const owing: readonly Milestone['status'][] = ['Due', 'Processing', 'Failed', 'Disputed', 'Refunded']

/** What is paid when, and what waits for it. */
export const MilestonesPanel = ({ contract }: { readonly contract: ContractSeen }): ReactNode => {
  const { t, money } = useWords()
  return (
    <Panel title={t('fields.milestones')} of="milestones">
      <Stack gap="sm">{contract.milestones.map((milestone) => <OneMilestone key={milestone.milestoneId} contract={contract} milestone={milestone} />)}</Stack>
      {contract.unallocated.minor !== 0 && <Text size="sm">{t('contract.unallocated', { amount: money(contract.unallocated) })}</Text>}
    </Panel>
  )
}

const OneMilestone = ({ contract, milestone }: { readonly contract: ContractSeen; readonly milestone: Milestone }): ReactNode => {
  const { t, money } = useWords()
  const { milestoneId, name, amount, gate, status, received } = milestone
  const missing = { minor: amount.minor - received.minor, currency: amount.currency }
  const inForce = contract.status === 'Signed' || contract.status === 'Active'
  const owed = inForce && owing.includes(status) && missing.minor > 0
  return (
    <div data-milestone={milestoneId}>
      <Group justify="space-between" gap="xs">
        <Text size="sm"><b>{name}</b> ({milestoneId}) · {t('contract.opens', { gate: t(gate === 'none' ? 'values.gate-none' : `values.${gate}`) })}</Text>
        <Group gap="xs">
          <Text size="sm" fw={600}>{money(amount)}</Text>
          <Status of={status} />
        </Group>
      </Group>
      {received.minor > 0 && received.minor < amount.minor && <Text size="sm">{t('contract.partReceived', { received: money(received), missing: money(missing) })}</Text>}
      {owed && <Instructions contract={contract} milestoneId={milestoneId} missing={missing} />}
      {inForce && missing.minor > 0 && (
        <Group mt="xs"><Actions of={[act('contracts', 'recordTransfer', { contractId: contract.contractId }, { seen: contract, fixed: { milestoneId }, initial: { amount: missing, receivedOn: new Date().toISOString().slice(0, 10) } })]} /></Group>
      )}
    </div>
  )
}

/** How the customer pays what is owed: how much, to whom, and under which reference it is found again. */
const Instructions = ({ contract, milestoneId, missing }: { readonly contract: ContractSeen; readonly milestoneId: string; readonly missing: Milestone['amount'] }): ReactNode => {
  const { t, money } = useWords()
  const buyer = useIsCustomer()
  if (!buyer || !('document' in contract)) return null
  const { name, lines, city, postalCode, country, bank } = contract.document.manufacturer
  const payee = `${name}, ${lines.join(', ')}, ${postalCode} ${city}, ${country}`
  return (
    <Alert mt="xs" title={t('contract.payTitle')}>
      <Text size="sm">{t(bank ? 'contract.payTo' : 'contract.pay', { amount: money(missing), payee })}</Text>
      {bank && <BankAccount of={bank} />}
      <Text size="sm" component="div">{t('contract.payReference')} <Copied value={`${contract.number} ${milestoneId}`} /></Text>
      <Text size="sm" c="dimmed">{t('contract.payAfter')}</Text>
    </Alert>
  )
}
