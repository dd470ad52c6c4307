import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Page } from '../../parts/page.tsx'
import { GateMoney } from './gate-money.tsx'
import { LateOrders } from './late.tsx'
import { Sales } from './sales.tsx'
import { Steps } from './steps.tsx'
import { Yields } from './yields.tsx'

/** The shop at a glance. Each figure says what it was counted over; each bar opens the rows it was counted from (`?show=`). */
export const Overview = (): ReactNode => {
  const { t } = useWords()
  const shown = useLocation({ select: ({ searchStr }) => new URLSearchParams(searchStr).get('show') ?? undefined })
  const signed = useRead('contracts', 'listContracts', { query: { status: 'Signed', limit: 100 } })
  const active = useRead('contracts', 'listContracts', { query: { status: 'Active', limit: 100 } })
  return (
    <Page title={t('places.overview')}>
      <Steps shown={shown} />
      <LateOrders active={active} />
      <Yields shown={shown} />
      <GateMoney signed={signed} active={active} shown={shown} />
      <Sales shown={shown} />
    </Page>
  )
}
