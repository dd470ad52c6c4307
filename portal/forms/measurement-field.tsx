import { Group, NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { hintOf, inputOrder, labelOf, valueOf, type FieldProps } from './field-props.ts'
import { begin, isFields } from './values.ts'

/** A number with its unit, on one line. An optional one that has no number is not there. */
export const MeasurementField = ({ shape, name, within, at, value, onChange, errors, required }: FieldProps): ReactNode => {
  const words = useWords()
  const fields = isFields(value) ? value : {}
  const unit = shape.properties?.['unit'] ?? {}
  const units = unit.enum ?? [String(unit.const)]
  const text = typeof fields['value'] === 'string' ? fields['value'] : ''
  const chosen = typeof fields['unit'] === 'string' ? fields['unit'] : (units[0] ?? '')
  const change = (next: { readonly value: string; readonly unit: string }) => onChange(next.value === '' && !required ? undefined : { ...next, value: next.value === '' ? undefined : next.value, unit: unit.const === undefined ? next.unit : begin(unit) })
  return (
    <Group align="flex-start" gap={6} wrap="nowrap">
      <TextInput
        label={labelOf(words, name, within)} description={hintOf(words, name) ?? hintOf(words, 'value')} error={errors[`${at}/value`] ?? errors[at]} inputWrapperOrder={inputOrder} required={required} inputMode="decimal" autoComplete="off"
        flex={1} miw={0} data-pointer={at} value={text} onChange={(event) => change({ value: event.currentTarget.value, unit: chosen })}
      />
      <NativeSelect label={words.t('fields.unit')} error={errors[`${at}/unit`]} w={84} value={chosen} data={units.map((each) => ({ value: each, label: valueOf(words, 'unit', each) }))} onChange={(event) => change({ value: text, unit: event.currentTarget.value })} />
    </Group>
  )
}
