import { Group, TextInput } from '@mantine/core'
import { use, type ReactNode } from 'react'
import { minorDigits } from '#shared/vocabulary/minor-digits.ts'
import { useWords } from '../i18n/use-words.ts'
import { hintOf, inputOrder, labelOf, type FieldProps } from './field-props.ts'
import { FormCurrency } from './form-currency.ts'
import { NumberBox } from './number-box.tsx'
import { isFields } from './values.ts'

/** An amount as people write it; kept in minor units of its currency, which is the form's unless another is named. */
export const MoneyField = ({ name, within, at, value, onChange, errors, required }: FieldProps): ReactNode => {
  const words = useWords()
  const usual = use(FormCurrency) ?? ''
  const fields = isFields(value) ? value : {}
  const own = typeof fields['currency'] === 'string' ? fields['currency'] : ''
  const digits = minorDigits(own || usual)
  const minor = fields['minor']
  return (
    <Group align="flex-start" gap={6} wrap="nowrap">
      <NumberBox
        label={labelOf(words, name, within)} description={hintOf(words, name)} inputWrapperOrder={inputOrder} error={errors[`${at}/minor`] ?? errors[at]} required={required} flex={1} miw={0}
        decimalScale={digits} per={10 ** digits} thousandSeparator="," thousandsGroupStyle={words.locale === 'te' ? 'lakh' : 'thousand'} data-pointer={at} value={typeof minor === 'number' ? minor : undefined} onChange={(next) => onChange({ ...fields, minor: next })}
      />
      <TextInput
        label={words.t('fields.currency')} error={errors[`${at}/currency`]} inputWrapperOrder={inputOrder} required={required && usual === ''} withAsterisk={false} w={72} maxLength={3} autoComplete="off" placeholder={usual}
        data-pointer={`${at}/currency`} value={own} onChange={(event) => onChange({ ...fields, currency: event.currentTarget.value.toUpperCase() })}
      />
    </Group>
  )
}
