import { Anchor, CopyButton, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { BankAccount as Account } from '#services/contracts/shop-profile-view.ts'
import { useWords } from '../i18n/use-words.ts'
import { Facts } from './facts.tsx'

/** Where money goes, each number to be copied as a bank's own form takes it. */
export const BankAccount = ({ of: { holder, bankName, iban, bic, accountNumber, bankCode } }: { readonly of: Account }): ReactNode => (
  <Facts of={{
    holder, bankName, iban: iban !== undefined && <Copied value={iban} shown={iban.replaceAll(/(.{4})(?=.)/g, '$1 ')} />, bic: bic !== undefined && <Copied value={bic} />,
    accountNumber: accountNumber !== undefined && <Copied value={accountNumber} />, bankCode: bankCode !== undefined && <Copied value={bankCode} />,
  }} />
)

export const Copied = ({ value, shown = value }: { readonly value: string; readonly shown?: string }): ReactNode => {
  const { t } = useWords()
  return (
    <Group gap={6} component="span" display="inline-flex">
      <Text span size="sm" ff="monospace">{shown}</Text>
      <CopyButton value={value}>{({ copied, copy }) => <Anchor component="button" type="button" size="xs" aria-label={t('app.copyThis', { what: shown })} onClick={copy}>{t(copied ? 'app.copied' : 'app.copy')}</Anchor>}</CopyButton>
    </Group>
  )
}
