import { Button, Group, NumberInput, Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { missingPieces, type Characteristic, type Inspection } from './needed.ts'
import { useRecord } from './use-record.ts'

type EntryProps = { readonly characteristic: Characteristic; readonly inspection: Inspection; readonly of: UseQueryResult<Inspection>; readonly gaugeId: string }

/** A count for what is looked at or gauged go/no-go: how many pieces, how many of them do not conform. */
export const CountEntry = ({ characteristic, inspection, of, gaugeId }: EntryProps): ReactNode => {
  const { t } = useWords()
  const missing = missingPieces(characteristic, inspection)
  const [inspected, setInspected] = useState<number>()
  const [nonconforming, setNonconforming] = useState<number>()
  const { record, busy, problem } = useRecord(inspection, of)
  const count = inspected ?? missing
  const save = async (): Promise<void> => {
    if (nonconforming === undefined) return
    if (await record({ kind: 'count', characteristic: characteristic.number, inspected: count, nonconforming, ...(gaugeId !== '' && { gaugeId }) })) {
      setInspected(undefined)
      setNonconforming(undefined)
    }
  }
  const numberOf = (value: string | number): number | undefined => (typeof value === 'number' ? value : undefined)
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-end">
        <NumberInput w={150} label={t('fields.inspected')} min={1} max={inspection.lotQuantity} allowDecimal={false} value={count} onChange={(value) => setInspected(numberOf(value))} />
        <NumberInput w={150} label={t('fields.nonconforming')} min={0} max={count} allowDecimal={false} value={nonconforming ?? ''} onChange={(value) => setNonconforming(numberOf(value))} />
        <Button size="sm" loading={busy} disabled={nonconforming === undefined} onClick={() => void save()}>{t('inspect.recordCount')}</Button>
      </Group>
      {problem && <ProblemBox problem={problem} />}
    </Stack>
  )
}
