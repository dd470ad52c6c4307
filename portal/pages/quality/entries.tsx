import { Badge, Group, NativeSelect, Stack, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { CountEntry } from './count-entry.tsx'
import { limitsText } from './limits.ts'
import { missingPieces, neededPieces, type Characteristic, type Inspection } from './needed.ts'
import { ReadingsEntry } from './readings-entry.tsx'

type EntriesProps = { readonly inspection: Inspection; readonly of: UseQueryResult<Inspection>; readonly mayRecord: boolean }

/** What is to be inspected, characteristic by characteristic, each with its fields while pieces are missing. */
export const Entries = ({ inspection, of, mayRecord }: EntriesProps): ReactNode => {
  const [gauge, setGauge] = useState('')
  return (
    <Stack gap="lg">
      {mayRecord && inspection.characteristics.some(({ kind }) => kind === 'variable') && <GaugeChoice value={gauge} onChange={setGauge} />}
      {inspection.characteristics.map((each) => (
        <Stack key={each.number} gap="xs" component="section" aria-label={`${each.number} ${each.description}`}>
          <Heading characteristic={each} inspection={inspection} />
          {mayRecord && missingPieces(each, inspection) > 0 && (each.kind === 'variable'
            ? <ReadingsEntry characteristic={each} inspection={inspection} of={of} gaugeId={gauge} />
            : <CountEntry characteristic={each} inspection={inspection} of={of} gaugeId={gauge} />)}
        </Stack>
      ))}
    </Stack>
  )
}

const Heading = ({ characteristic, inspection }: { readonly characteristic: Characteristic; readonly inspection: Inspection }): ReactNode => {
  const { t } = useWords()
  const { number, description, designator, method } = characteristic
  const [needed, missing] = [neededPieces(characteristic, inspection), missingPieces(characteristic, inspection)]
  const plan = inspection.samplingPlans.find((each) => each.characteristic === number)
  return (
    <Group gap="sm">
      <Text fw={600} size="sm">{number} {description}</Text>
      <Text size="sm">{limitsText(characteristic)}</Text>
      {designator !== 'none' && <Badge variant="outline" tt="none">{t(`values.${designator}`)}</Badge>}
      {method !== '' && <Text size="sm" c="dimmed">{method}</Text>}
      <Badge variant="light" tt="none" color={missing === 0 ? 'teal' : 'orange'}>{t('inspect.measured', { done: needed - missing, needed })}</Badge>
      {plan && <Text size="xs" c="dimmed">{t('inspect.plan', { sampleSize: plan.sampleSize, acceptance: plan.acceptance, rejection: plan.rejection, letter: plan.cell.letter, aql: plan.cell.aql, severity: t(`status.${plan.severity}`) })}</Text>}
    </Group>
  )
}

/** The gauge used for what is typed next; those that must not be used now are not offered. */
const GaugeChoice = ({ value, onChange }: { readonly value: string; readonly onChange: (gaugeId: string) => void }): ReactNode => {
  const { t, date } = useWords()
  const gauges = useRead('quality', 'listGauges', { query: { limit: 100 } })
  const usable = (gauges.data?.items ?? []).filter(({ status }) => status === 'InCalibration' || status === 'DueSoon')
  if (usable.length === 0) return null
  return (
    <NativeSelect
      label={t('inspect.gauge')} maw={420} value={value} onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: t('inspect.noGauge') }, ...usable.map(({ gaugeId, number, description, calibrationDueOn }) => ({ value: gaugeId, label: `${number} ${description} (${t('start.due', { date: date(calibrationDueOn) })})` }))]}
    />
  )
}
