import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Page } from '../../parts/page.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'

/** Where one heat of material went: the lots production cut from it, and what after-sales knows of them. */
export const Heat = (): ReactNode => {
  const { heatId } = useParams({ from: '/heats/$heatId' })
  const { t } = useWords()
  const input = { params: { heatId }, query: { limit: 100 } }
  const made = useRead('production', 'traceHeat', input)
  const traced = useRead('support', 'traceHeat', input)
  return (
    <Page title={heatId} over={t('things.heat')}>
      <Panel of="production" title={t('shop.lotsOfHeat')}>
        <Answer of={made}>
          {({ items, next }) => (
            <>
              <Rows
                label={t('shop.lotsOfHeat')} of={items} rowKey={({ lotId }) => lotId} none={t('shop.heatUnknown')}
                columns={(kit) => [
                  kit.link('lotNumber', ({ lotId }) => lotId, ({ lotNumber }) => lotNumber), kit.part(({ part }) => part), kit.count('quantity', ({ quantity }) => quantity),
                  kit.value('materialOwner', ({ materialOwner }) => materialOwner), kit.date('since', ({ since }) => since),
                ]}
              />
              {next !== undefined && <p>{t('shop.onlyFirst', { number: items.length })}</p>}
            </>
          )}
        </Answer>
      </Panel>
      <Panel of="support" title={t('shop.whereItWent')}>
        <Answer of={traced}>
          {({ items, next }) => (
            <>
              <Rows
                label={t('shop.whereItWent')} of={items} rowKey={({ lotId }) => lotId} none={t('shop.heatNotShipped')}
                columns={(kit) => [
                  kit.link('lotNumber', ({ lotId }) => lotId, ({ lotNumber }) => lotNumber), kit.text('customerId', ({ customerId }) => customerId),
                  kit.status(({ whereabouts }) => whereabouts), kit.count('shipped', ({ counts }) => counts.shipped), kit.count('notBack', ({ counts }) => counts.outside),
                  kit.text('shipments', ({ shipments }) => shipments.map(({ number }) => number).join(', ')),
                ]}
              />
              {next !== undefined && <p>{t('shop.onlyFirst', { number: items.length })}</p>}
            </>
          )}
        </Answer>
      </Panel>
    </Page>
  )
}
