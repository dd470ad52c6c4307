import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Bars } from './bars.tsx'
import { firstPass, type Yield } from './figures.ts'

const recent = (status: 'AwaitingQc' | 'Passed' | 'Shipped') => ({ query: { status, limit: 100 } })

/** First-pass yield of each work centre, over lots whose operations are all done. */
export const Yields = ({ shown }: { readonly shown: string | undefined }): ReactNode => {
  const { t, number } = useWords()
  const [awaiting, passed, shipped] = [useRead('production', 'listLots', recent('AwaitingQc')), useRead('production', 'listLots', recent('Passed')), useRead('production', 'listLots', recent('Shipped'))]
  const others = [...(awaiting.data?.items ?? []), ...(passed.data?.items ?? [])]
  return (
    <Panel of="yield" title={t('overview.yield')}>
      <Answer of={awaiting}>{() => <Answer of={passed}>{() => <Answer of={shipped}>{({ items }) => {
        const lots = [...others, ...items]
        const yields = firstPass(lots)
        const open = yields.find(({ workCentre }) => shown === `yield-${workCentre}`)
        const percent = ({ first, input }: Yield): string => `${number((first / input) * 100, 1)} %`
        return (
          <>
            <Text size="sm" c="dimmed">{yields.length === 0 ? t('overview.noYield') : t('overview.yieldBasis', { count: lots.length, number: number(lots.length) })}</Text>
            <Bars shown={shown} of={yields.map((each) => ({ key: `yield-${each.workCentre}`, label: each.workCentre, share: each.first / each.input, text: percent(each) }))} />
            {open && <Passes of={open} />}
          </>
        )
      }}</Answer>}</Answer>}</Answer>
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
