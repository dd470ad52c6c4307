import { Anchor, CopyButton, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { trackingPage } from './carriers.ts'

/** A parcel's number: the way to the carrier's page where we know it, to be copied where we do not. */
export const TrackingNumber = ({ carrier, number }: { readonly carrier: string; readonly number: string }): ReactNode => {
  const { t } = useWords()
  const page = trackingPage(carrier, number)
  if (page !== undefined) return <Anchor size="sm" href={page} target="_blank" rel="noopener noreferrer" aria-label={t('shipping.trackAt', { number, carrier })}>{number} ↗</Anchor>
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" span style={{ overflowWrap: 'anywhere' }}>{number}</Text>
      <CopyButton value={number}>{({ copied, copy }) => <Anchor component="button" type="button" size="xs" aria-label={t('app.copyThis', { what: number })} onClick={copy}>{t(copied ? 'app.copied' : 'app.copy')}</Anchor>}</CopyButton>
    </Group>
  )
}
