import { Alert, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Says that documents go out in another's name, until the shop has entered its own. */
export const SampleShopNotice = (): ReactNode => {
  const { t } = useWords()
  const { data } = useRead('contracts', 'readShopProfile', {})
  if (data?.version !== 0) return null
  return (
    <Alert color="orange" title={t('settings.shopSample')} data-panel="sample-shop">
      <Text size="sm" maw="75ch">{t('settings.shopSampleText', { name: data.name })}</Text>
    </Alert>
  )
}
