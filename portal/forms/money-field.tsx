import { Group, NumberInput, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import type { FieldProps } from './field-props.ts'
import { isFields } from './values.ts'

/** An amount as people write it; kept in minor units of its currency. */
export const MoneyField = ({ name, at, value, onChange, errors, required }: FieldProps): ReactNode => {
  const { t } = useWords()
  const fields = isFields(value) ? value : {}
  const currency = typeof fields['currency'] === 'string' ? fields['currency'] : ''
  const digits = digitsOf(currency)
  const minor = fields['minor']
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <NumberInput
        label={t(`fields.${name}`)} error={errors[`${at}/minor`] ?? errors[at]} required={required} style={{ flex: 1 }} decimalScale={digits} fixedDecimalScale data-pointer={at}
        value={typeof minor === 'number' ? minor / 10 ** digits : ''}
        onChange={(next) => onChange({ ...fields, minor: typeof next === 'number' ? Math.round(next * 10 ** digits) : undefined })}
      />
      <TextInput label={t('fields.currency')} error={errors[`${at}/currency`]} required={required} w={90} maxLength={3} value={currency} onChange={(event) => onChange({ ...fields, currency: event.currentTarget.value.toUpperCase() })} />
    </Group>
  )
}

const digitsOf = (currency: string): number =>
  /^[A-Z]{3}$/.test(currency) ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2) : 2
