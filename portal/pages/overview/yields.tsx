import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useReads } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Bars } from './bars.tsx'
import { firstPass, type Yield } from './figures.ts'

/** Scrapped and held lots count like the others: leaving them out would flatter. */
const statuses = ['InProcess', 'AwaitingQc', 'Hold', 'Passed', 'Shipped', 'Returned', 'Scrapped'] as const

/** First-pass yield of each work centre, over the finished operations of the newest lots. */
export const Yields = ({ shown }: { readonly shown: string | undefined }): ReactNode => {
  const { t, number } = useWords()
  const answers = useReads(statuses.map((status) => ({ service: 'production' as const, route: 'listLots' as const, input: { query: { status, limit: 100 } } })))
  const missing = answers.find(({ data }) => data === undefined)
  const lots = answers.flatMap(({ data }) => data?.items ?? [])
  const yields = firstPass(lots)
  const open = yields.find(({ workCentre }) => shown === `yield-${workCentre}`)
  return (
    <Panel of="yield" title={t('overview.yield')}>
      {missing ? <Answer of={missing}>{() => null}</Answer> : (
        <>
          <Text size="sm" c="dimmed">{yields.length === 0 ? t('overview.noYield') : t('overview.yieldBasis', { count: lots.length, number: number(lots.length) })}</Text>
          <Bars shown={shown} of={yields.map(({ workCentre, first, input }) => ({ key: `yield-${workCentre}`, label: workCentre, share: first / input, text: `${number((first / input) * 100, 1)} %` }))} />
          {open && <Passes of={open} />}
        </>
      )}
    </Panel>
  )
}

const Passes = ({ of }: { readonly of: Yield }): ReactNode => (
  <Rows
    label={of.workCentre} of={of.passes} rowKey={({ lot, operation }) => `${lot.lotId} ${operation.sequence}`} none=""
    columns={(kit) => [
      kit.link('lotNumber', ({ lot }) => lot.lotId, ({ lot }) => lot.number), kit.part(({ lot }) => lot.part), kit.text('operation', ({ operation }) => `${operation.sequence} ${operation.name}`),
      kit.count('input', ({ input }) => input), kit.count('firstPass', ({ first }) => first), kit.count('scrap', ({ operation }) => operation.ledger.scrap), kit.count('reworked', ({ operation }) => operation.reworked),
    ]}
  />
)
