import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { labelOf, type FieldProps } from './field-props.ts'
import { isFields, type Errors, type Fields, type Value } from './values.ts'

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** A week of shifts, day under day; a day like the one before it takes one touch. */
export const WeekField = ({ name, within, at, value, onChange, errors }: FieldProps): ReactNode => {
  const words = useWords()
  const week = isFields(value) ? value : {}
  return (
    <Fieldset legend={labelOf(words, name, within)}>
      <Stack gap="md">
        {days.map((day, index) => {
          const before = days[index - 1]
          return (
            <ShiftsField key={day} shape={{}} name={day} at={`${at}/${day}`} value={week[day]} onChange={(next) => onChange({ ...week, [day]: next })} errors={errors} required>
              {before !== undefined && <Button size="compact-xs" variant="subtle" onClick={() => onChange({ ...week, [day]: week[before] })}>{words.t('shifts.asBefore', { day: words.t(`fields.${before}`) })}</Button>}
            </ShiftsField>
          )
        })}
      </Stack>
    </Fieldset>
  )
}

const rowsOf = (value: Value): readonly Fields[] => (Array.isArray(value) ? value.map((each) => (isFields(each) ? each : {})) : [])

/** The shifts of one day, each in one line with its breaks. */
export const ShiftsField = ({ name, within, at, value, onChange, errors, children }: FieldProps & { readonly children?: ReactNode }): ReactNode => {
  const words = useWords()
  const { t } = words
  const label = labelOf(words, name, within)
  const shifts = rowsOf(value)
  return (
    <div role="group" aria-label={label}>
      <Group gap="xs" mb={4}>
        <Text size="sm" fw={600} w={96}>{label}</Text>
        {shifts.length === 0 && <Text size="sm" c="dimmed">{t('shifts.none')}</Text>}
        <Button size="compact-xs" variant="default" {...(shifts.length === 0 && { 'data-pointer': at })} onClick={() => onChange([...shifts, { starts: '', ends: '', breaks: [] }])}>{t('shifts.add')}</Button>
        {children}
      </Group>
      <Stack gap={6}>
        {shifts.map((shift, index) => (
          // Shifts have no name of their own; their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <ShiftLine key={index} of={label} number={index + 1} at={`${at}/${index}`} shift={shift} errors={errors} onChange={(next) => onChange(next === undefined ? shifts.toSpliced(index, 1) : shifts.with(index, next))} />
        ))}
      </Stack>
    </div>
  )
}

type LineProps = { readonly of: string; readonly number: number; readonly at: string; readonly shift: Fields; readonly errors: Errors; readonly onChange: (shift: Fields | undefined) => void }

const ShiftLine = ({ of, number, at, shift, errors, onChange }: LineProps): ReactNode => {
  const { t } = useWords()
  const breaks = rowsOf(shift['breaks'])
  const setBreaks = (next: readonly Fields[]) => onChange({ ...shift, breaks: next })
  return (
    <Group gap="xs" align="flex-start" ml={{ base: 0, sm: 104 }}>
      <TimePair name={`${of}, ${t('shifts.shift', { number })}`} at={at} value={shift} errors={errors} onChange={onChange} />
      {breaks.map((each, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Group key={index} gap={4} align="flex-start" wrap="nowrap">
          <Text size="xs" c="dimmed" pt={6}>{t('shifts.break')}</Text>
          <TimePair name={`${of}, ${t('shifts.shift', { number })}, ${t('shifts.break')} ${index + 1}`} at={`${at}/breaks/${index}`} value={each} errors={errors} onChange={(next) => setBreaks(breaks.with(index, next))} />
          <ActionIcon size={30} variant="subtle" color="red" aria-label={t('shifts.removeBreak', { number: index + 1 })} onClick={() => setBreaks(breaks.toSpliced(index, 1))}><span aria-hidden>✕</span></ActionIcon>
        </Group>
      ))}
      <Button size="compact-xs" mt={4} variant="subtle" onClick={() => setBreaks([...breaks, { starts: '', ends: '' }])}>{t('shifts.addBreak')}</Button>
      <Button size="compact-xs" mt={4} variant="subtle" color="red" onClick={() => onChange(undefined)}>{t('shifts.remove')}</Button>
    </Group>
  )
}

type PairProps = { readonly name: string; readonly at: string; readonly value: Fields; readonly errors: Errors; readonly onChange: (value: Fields) => void }

/** From when to when, on the clock of the site. */
const TimePair = ({ name, at, value, errors, onChange }: PairProps): ReactNode => {
  const { t } = useWords()
  const time = (which: 'starts' | 'ends') => {
    const text = value[which]
    return (
      <TextInput
        type="time" size="xs" w={104} aria-label={`${name}: ${t(`fields.${which}`)}`} data-pointer={`${at}/${which}`} error={errors[`${at}/${which}`]} required
        value={typeof text === 'string' ? text : ''} onChange={(event) => onChange({ ...value, [which]: event.currentTarget.value })}
      />
    )
  }
  return <Group gap={4} wrap="nowrap" align="flex-start">{time('starts')}<Text pt={4} aria-hidden>–</Text>{time('ends')}</Group>
}
