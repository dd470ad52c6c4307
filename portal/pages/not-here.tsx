import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { Page } from '../parts/page.tsx'

export const NotHere = (): ReactNode => {
  const { t } = useWords()
  return <Page title={t('app.notHere')}><Empty title={t('app.notHereHelp')}><Link to="/">{t('places.start')}</Link></Empty></Page>
}
