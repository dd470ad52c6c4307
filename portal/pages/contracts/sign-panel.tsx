import { Blockquote, Button, Checkbox, Group, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { IssuedDocument, Signature } from '#services/contracts/contract-view.ts'
import { rolesOf } from '../../api/clients.ts'
import { useApi } from '../../api/use-api.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { useHasRole, useIsCustomer } from '../../session/use-session.ts'
import type { ContractSeen } from './contract-actions.ts'

type SignPanelProps = { readonly contract: ContractSeen; readonly document: IssuedDocument; readonly signatures: readonly Signature[]; readonly open: boolean; readonly amendment?: number }

/** Who has signed the document, and the place to sign for whose turn it is: the customer first, then the manufacturer. */
export const SignPanel = (props: SignPanelProps): ReactNode => {
  const { signatures, open, amendment } = props
  const { t, instant } = useWords()
  const buyer = useIsCustomer()
  const may = useHasRole(rolesOf('contracts', 'signContract'))
  const turn = signatures.length === 0 ? 'customer' : 'manufacturer'
  const mine = may && open && turn === (buyer ? 'customer' : 'manufacturer')
  if (!open && signatures.length === 0) return null
  return (
    <Panel title={amendment === undefined ? t('contract.signatures') : t('contract.amendmentSignatures', { number: amendment })} of="signatures">
      {signatures.map(({ party, typedName, signer, signedAt, intentText }) => (
        <div key={party}>
          <Text size="sm"><b>{typedName}</b> · {t(`values.${party}`)} · {signer.name} · {instant(signedAt)}</Text>
          <Text size="sm" c="dimmed">{intentText}</Text>
        </div>
      ))}
      {open && !mine && <Text size="sm">{t(`contract.turn-${turn}`)}</Text>}
      {mine && <SignForm {...props} />}
    </Panel>
  )
}

const SignForm = ({ contract: { contractId, version }, document: { statement, documentHash }, amendment }: SignPanelProps): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const { run, busy, problem } = useCommand()
  const [typedName, setTypedName] = useState('')
  const [consent, setConsent] = useState(false)
  const sign = (event: FormEvent) => {
    event.preventDefault()
    const body = { typedName, consent: true as const, intentText: statement, documentHash }
    void run(() => amendment === undefined
      ? api.contracts.signContract({ params: { contractId }, version, body })
      : api.contracts.signAmendment({ params: { contractId, number: String(amendment) }, version, body }))
  }
  return (
    <form onSubmit={sign}>
      <Text size="sm">{t('contract.readFirst')}</Text>
      <Blockquote p="sm" my="sm">{statement}</Blockquote>
      <TextInput label={t('fields.typedName')} autoComplete="name" required maw={420} maxLength={200} value={typedName} onChange={(event) => setTypedName(event.currentTarget.value)} />
      <Checkbox mt="sm" label={t('contract.consent')} checked={consent} onChange={(event) => setConsent(event.currentTarget.checked)} />
      {problem && <ProblemBox problem={problem} />}
      <Group mt="sm"><Button type="submit" loading={busy} disabled={!consent || typedName.trim().length < 2}>{t('contract.sign')}</Button></Group>
    </form>
  )
}
