import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { validResults, type Inspection, type Result } from './needed.ts'

/** Every result ever recorded, newest first; one that was wrong is superseded, never changed. */
export const Results = ({ inspection, of }: { readonly inspection: Inspection; readonly of: UseQueryResult<Inspection> }): ReactNode => {
  const { t } = useWords()
  const open = inspection.status === 'Planned' || inspection.status === 'InProgress'
  return (
    <Panel of="results" title={t('inspect.results')}>
      <Rows
        label={t('inspect.results')} of={inspection.results.toReversed()} rowKey={({ result }) => String(result)} none=""
        columns={(kit, words) => [
          kit.count('result', ({ result }) => result), kit.count('characteristic', ({ characteristic }) => characteristic),
          kit.text('values', (result) => valuesText(result, words.t)),
          kit.text('by', ({ by, at }) => `${by.name}, ${words.instant(at)}`),
          kit.text('remark', (result) => remark(inspection, result, words.t)),
          ...(open ? [{ name: 'toDo', text: () => '', show: (result: Result) => <Correct inspection={inspection} of={of} result={result} /> }] : []),
        ]}
      />
    </Panel>
  )
}

const valuesText = (result: Result, t: (key: string, values: { readonly [name: string]: number }) => string): string =>
  (result.kind === 'readings' ? `${result.values.join('; ')} ${result.unit ?? ''}` : t('inspect.counted', { inspected: result.inspected, nonconforming: result.nonconforming }))

const remark = ({ results }: Inspection, { result, supersedes }: Result, t: (key: string, values: { readonly [name: string]: string | number }) => string): string => {
  const later = results.find((each) => each.supersedes?.result === result)
  return [
    ...(later ? [t('inspect.supersededBy', { result: later.result })] : []),
    ...(supersedes ? [t('inspect.supersedes', { result: supersedes.result, reason: supersedes.reason })] : []),
  ].join('; ')
}

/** A result that still counts can be put right, with the reason. */
const Correct = ({ inspection, of, result }: { readonly inspection: Inspection; readonly of: UseQueryResult<Inspection>; readonly result: Result }): ReactNode => {
  if (!validResults(inspection.results, result.characteristic).includes(result)) return null
  const { characteristic, gaugeId } = result
  const common = { characteristic, ...(gaugeId !== undefined && { gaugeId }) }
  const entry = result.kind === 'readings'
    ? { kind: 'readings', ...common, values: result.values, ...(result.unit !== undefined && { unit: result.unit }) }
    : { kind: 'count', ...common, inspected: result.inspected, nonconforming: result.nonconforming }
  const target = act('quality', 'correctResult', { inspectionId: inspection.inspectionId, result: String(result.result) }, { initial: { entry } })
  return <Actions size="xs" of={seen(of, inspection, (answer) => answer, [target])} />
}
