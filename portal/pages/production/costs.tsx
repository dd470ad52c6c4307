import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { WorkOrder } from './work-order-actions.ts'

type Ledger = WorkOrder['costs']

/** Who bears what was lost: entry by entry, with the contract's clause, and in all. In pieces, planned machine time and tools; no money. */
export const Costs = ({ costs }: { readonly costs: Ledger }): ReactNode => {
  const { t, number, pieces } = useWords()
  const share = ({ pieces: count, seconds, tools }: Ledger['total']): string => [pieces(count), t('units.minutes', { number: number(seconds / 60) }), ...(tools > 0 ? [t('units.tools', { number: number(tools) })] : [])].join(', ')
  return (
    <Panel of="costs" title={t('shop.costs')}>
      <Rows
        label={t('shop.costs')} of={costs.entries} rowKey={({ at }, index) => `${at} ${index}`} none={t('shop.noCosts')}
        columns={(kit, words) => [
          kit.date('at', ({ at }) => at), kit.value('kind', ({ kind }) => kind), kit.value('cause', ({ cause }) => cause), kit.value('bearer', ({ bearer }) => bearer),
          kit.text('clause', ({ clause }) => (clause === '' ? words.t('shop.principle') : clause)),
          kit.count('pieces', (entry) => entry.pieces), kit.count('minutes', ({ seconds }) => Math.round(seconds / 60)),
          kit.text('operation', (entry) => (entry.kind === 'tooling' ? entry.toolingNumber : String(entry.sequence))),
        ]}
      />
      {costs.entries.length > 0 && (
        <p style={{ margin: 0, fontSize: 'var(--mantine-font-size-sm)' }}>
          {t('shop.costTotals', { total: share(costs.total), customer: share(costs.customer), manufacturer: share(costs.manufacturer) })}
        </p>
      )}
    </Panel>
  )
}
