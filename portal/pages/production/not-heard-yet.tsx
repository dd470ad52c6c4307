import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'

/** A service that has no record of a thing another one knows: it has not heard of it yet, which is no fault. */
export const NotHeardYet = (): ReactNode => {
  const { t } = useWords()
  return <Text size="sm" c="dimmed">{t('shop.notHeardYet')}</Text>
}
