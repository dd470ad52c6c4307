import { Code, Group, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { rolesOf } from '../../api/clients.ts'
import { useApi, useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../parts/facts.tsx'
import { FileLink } from '../../parts/file-link.tsx'
import { Link } from '../../parts/link.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'
import { useHasRole } from '../../session/use-session.ts'
import { AmendmentsPanel } from './amendments-panel.tsx'
import { contractActions, type ContractSeen } from './contract-actions.ts'
import { ClausesPanel, LedgerPanel } from './contract-tables.tsx'
import { MilestonesPanel } from './milestones-panel.tsx'
import { SignPanel } from './sign-panel.tsx'
import { VerifyButton } from './verify-button.tsx'

/** One contract: the document both sign, what is paid when and what waits for it, and who bears what. */
export const ContractPage = (): ReactNode => {
  const { contractId } = useParams({ from: '/contracts/$contractId' })
  const { locale } = useWords()
  const contract = useRead('contracts', 'readContract', { params: { contractId } })
  const terms = useRead('contracts', 'readStandardTerms', {}, { enabled: useHasRole(rolesOf('contracts', 'issueContract')) })
  return (
    <ThingPage kind="contract" of={contract} name={({ number, subject }) => `${number} · ${subject.part.number} ${subject.part.name}`} actions={(seen) => contractActions(seen, locale, terms.data)}>
      {(seen) => (
        <>
          <DocumentPanel contract={seen} />
          {'document' in seen && <SignPanel contract={seen} document={seen.document} signatures={'signatures' in seen ? seen.signatures : []} open={seen.status === 'OutForSignature' || seen.status === 'PartiallySigned'} />}
          <MilestonesPanel contract={seen} />
          <ClausesPanel contract={seen} />
          <AmendmentsPanel contract={seen} />
          <LedgerPanel contract={seen} />
        </>
      )}
    </ThingPage>
  )
}

const DocumentPanel = ({ contract }: { readonly contract: ContractSeen }): ReactNode => {
  const { t, money, pieces, date, number } = useWords()
  const api = useApi()
  const { contractId, subject, pin } = contract
  const params = { contractId }
  return (
    <Panel title={t('contract.document')} of="document" actions={'document' in contract && <VerifyButton contractId={contractId} />}>
      {'document' in contract ? <FileLink name={`${contract.number}.pdf`} link={() => api.contracts.documentLink({ params })} /> : <Text size="sm">{t(contract.status === 'Draft' && contract.preparation.status === 'Rendering' ? 'order.waits.rendering' : 'contract.noDocument')}</Text>}
      <Facts of={{
        total: money(subject.total), unitPrice: money(subject.unitPrice), quantity: pieces(subject.quantity), leadTimeDays: t('plan.days', { count: subject.leadTimeDays, number: number(subject.leadTimeDays) }), material: subject.material,
        delivery: `${subject.incoterm} ${subject.place}`, termsVersion: pin.termsVersion, expiresAt: 'document' in contract && !('signedAt' in contract) && date(contract.document.expiresAt),
        plan: <Link to="/plans/$planId" params={{ planId: pin.planId }} size="sm">{t('contract.planRevision', { revision: pin.planRevision })}</Link>,
      }} />
      {'document' in contract && <Text size="sm" component="div">{t('contract.hash')} <Code style={{ overflowWrap: 'anywhere' }}>{contract.document.documentHash}</Code></Text>}
      {'reason' in contract && <Group><Text size="sm">{t('contract.ended', { who: contract.by.name, date: date(contract.at) })} {contract.reason}</Text></Group>}
    </Panel>
  )
}
