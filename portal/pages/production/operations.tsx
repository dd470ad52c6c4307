import { Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Rows } from '../../parts/rows.tsx'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { act } from '../../forms/act.ts'
import { Status } from '../../parts/status.tsx'
import { currentOf, type Lot, type Operation } from './current-operation.ts'

/** Every operation with where its pieces are: in = good + scrap + rework + in process + at the supplier. */
export const Operations = ({ lot, of }: { readonly lot: Lot; readonly of: UseQueryResult<Lot> }): ReactNode => {
  const { t } = useWords()
  return (
    <>
      {lot.inherited.length > 0 && <Inherited lot={lot} />}
      <Rows
        label={t('shop.operations')} of={lot.operations} rowKey={({ sequence }) => String(sequence)} none=""
        columns={(kit, words) => [
          kit.count('sequence', ({ sequence }) => sequence),
          kit.text('name', ({ name }) => name),
          kit.text('workCentre', ({ performer, supplier, workCentre }) => (performer === 'manufacturer' ? workCentre : `${words.t(`values.${performer}`)}${supplier === '' ? '' : ` · ${supplier}`}`)),
          { name: 'status', text: ({ status }) => words.t(`status.${status}`), show: ({ status }) => <Status of={status} /> },
          kit.count('input', ({ ledger }) => ledger.input), kit.count('good', ({ ledger }) => ledger.good), kit.count('scrap', ({ ledger }) => ledger.scrap),
          kit.count('rework', ({ ledger }) => ledger.rework), kit.count('inProcess', ({ ledger }) => ledger.inProcess), kit.count('atSupplier', ({ ledger }) => ledger.atSupplier),
          { name: 'by', text: doneBy(words.instant), show: (row) => <ByAndAside lot={lot} of={of} operation={row} text={doneBy(words.instant)(row)} /> },
        ]}
      />
    </>
  )
}

const doneBy = (instant: (at: string) => string) => (operation: Operation): string => {
  if (operation.status === 'Done') return [operation.by.name, instant(operation.finishedAt), ...operation.certificateIds].join(', ')
  return 'by' in operation ? operation.by.name : ''
}

/** Pieces set aside at an operation behind the current one can be reported reworked there. */
const ByAndAside = ({ lot, of, operation, text }: { readonly lot: Lot; readonly of: UseQueryResult<Lot>; readonly operation: Operation; readonly text: string }): ReactNode => {
  const aside = operation.ledger.rework > 0 && operation.sequence !== currentOf(lot)?.sequence
  const rework = act('production', 'reworkOperation', { lotId: lot.lotId, sequence: String(operation.sequence) }, { initial: { good: operation.ledger.rework, scrap: 0 } })
  return <>{text !== '' && <Text size="sm">{text}</Text>}{aside && <Actions size="xs" of={seen(of, lot, (answer) => answer, [rework])} />}</>
}

/** What was done before this lot was split off, in the counts of the lot it was done on. */
const Inherited = ({ lot }: { readonly lot: Lot }): ReactNode => {
  const { t } = useWords()
  return (
    <div>
      <Text size="sm" c="dimmed">{t('shop.inherited')}</Text>
      <Rows
        label={t('shop.inherited')} of={lot.inherited} rowKey={({ sequence }) => String(sequence)} none=""
        columns={(kit, words) => [
          kit.count('sequence', ({ sequence }) => sequence), kit.text('name', ({ name }) => name), kit.count('good', ({ good }) => good), kit.count('scrap', ({ scrap }) => scrap),
          kit.text('by', ({ by, finishedAt }) => `${by.name}, ${words.instant(finishedAt)}`),
        ]}
      />
    </div>
  )
}
