import { Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Amendment } from '#services/contracts/contract-view.ts'
import { useApi } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { FileLink } from '../../parts/file-link.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import type { ContractSeen } from './contract-actions.ts'
import { SignPanel } from './sign-panel.tsx'

/** Changes of a signed contract, each a document of its own. */
export const AmendmentsPanel = ({ contract }: { readonly contract: ContractSeen }): ReactNode => {
  const { t } = useWords()
  if (contract.amendments.length === 0) return null
  return (
    <Panel title={t('fields.amendments')} of="amendments">
      <Stack gap="md">{contract.amendments.map((amendment) => <OneAmendment key={amendment.number} contract={contract} amendment={amendment} />)}</Stack>
    </Panel>
  )
}

const OneAmendment = ({ contract, amendment }: { readonly contract: ContractSeen; readonly amendment: Amendment }): ReactNode => {
  const { t, date } = useWords()
  const api = useApi()
  const { number, status, reason, proposedBy, proposedAt } = amendment
  const params = { contractId: contract.contractId, number: String(number) }
  const open = status === 'OutForSignature' || status === 'PartiallySigned'
  return (
    <Stack gap="xs" data-amendment={number}>
      <Group gap="sm">
        <Text size="sm" fw={600}>{t('contract.amendment', { number })}</Text>
        <Status of={status} />
        {'document' in amendment && <FileLink name={`${contract.number}-${number}.pdf`} link={() => api.contracts.amendmentLink({ params })} />}
      </Group>
      <Text size="sm">{reason}</Text>
      <Text size="sm" c="dimmed">{proposedBy.name} · {date(proposedAt)}</Text>
      {(open || status === 'Rendering') && <Group><Actions of={[act('contracts', 'withdrawAmendment', params, { seen: contract, danger: true })]} /></Group>}
      {'document' in amendment && <SignPanel contract={contract} document={amendment.document} signatures={'signatures' in amendment ? amendment.signatures : []} open={open} amendment={number} />}
    </Stack>
  )
}
