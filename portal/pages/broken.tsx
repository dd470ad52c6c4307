import { Button, Group } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useWords } from '../i18n/use-words.ts'
import { Empty } from '../parts/empty.tsx'
import { Page } from '../parts/page.tsx'

/** A page that could not be shown: its code did not come, or it has a defect. The rest of the portal still works. */
export const Broken = ({ error }: ErrorComponentProps) => {
  const { t } = useWords()
  return (
    <Page title={t('app.broken')}>
      <Empty title={t('app.brokenHelp')}>{String(error)}</Empty>
      <Group><Button onClick={() => location.reload()}>{t('app.reload')}</Button></Group>
    </Page>
  )
}
