import { Checkbox, NativeSelect, Textarea, TextInput, type TextInputProps } from '@mantine/core'
import { use, useId, type ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { ChooseField } from './choose-field.tsx'
import { fieldKind } from './field-kind.ts'
import { hintOf, inputOrder, labelOf, valueOf, type FieldProps } from './field-props.ts'
import { NumberBox } from './number-box.tsx'
import { FormSuggestions } from './suggestions.ts'
import { unitOf } from './units.ts'
import { mayBeEmpty } from './values.ts'

/** A field of one line (or one text): its name over it, how to fill it in below. */
export const PlainField = (props: FieldProps): ReactNode => {
  const { shape, name, within, at, value, onChange, errors, required } = props
  const words = useWords()
  const suggested = use(FormSuggestions)[name] ?? []
  const kind = fieldKind(shape)
  const common = { label: labelOf(words, name, within), description: hintOf(words, name, value), error: errors[at], required, 'data-pointer': at }
  if (kind === 'yesNo' || kind === 'agreement') return <Checkbox {...common} required={kind === 'agreement'} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
  if (kind === 'number') return <NumberField {...props} />
  const text = typeof value === 'string' ? value : ''
  const empty = required && mayBeEmpty(shape) ? '' : undefined
  const say = (next: string) => onChange(next === '' ? empty : next)
  const input = { ...common, inputWrapperOrder: inputOrder, maxLength: shape.maxLength }
  switch (kind) {
    case 'options': return (
      <NativeSelect
        {...common} inputWrapperOrder={inputOrder} value={text} onChange={(event) => say(event.currentTarget.value)}
        data={[{ value: '', label: words.t('forms.choose') }, ...(shape.enum ?? []).filter((each) => !('choose' in suggested) || each === text || suggested.choose.includes(each)).map((each) => ({ value: each, label: valueOf(words, name, each) }))]}
      />
    )
    case 'date': return <TextInput {...input} type="date" value={text} onChange={(event) => say(event.currentTarget.value)} />
    case 'instant': return <TextInput {...input} type="datetime-local" value={localTime(text)} onChange={(event) => say(event.currentTarget.value === '' ? '' : new Date(event.currentTarget.value).toISOString())} />
    case 'longText': return <Textarea {...input} autosize minRows={2} value={text} onChange={(event) => say(event.currentTarget.value)} />
    default: return 'choose' in suggested && suggested.choose.length > 0
      ? <ChooseField {...common} maxLength={shape.maxLength} names={suggested.choose} value={text} onSay={say} />
      : <LineField {...input} suggested={'choose' in suggested ? [] : suggested} decimal={isDecimal(shape.pattern)} value={text} onSay={say} />
  }
}

type LineProps = Omit<TextInputProps, 'value' | 'onChange'> & { readonly suggested: readonly string[]; readonly decimal: boolean; readonly value: string; readonly onSay: (text: string) => void }

/** One line of text, with what is usually written there to choose from. */
const LineField = ({ suggested, decimal, value, onSay, ...rest }: LineProps): ReactNode => {
  const list = useId()
  return (
    <>
      <TextInput {...rest} autoComplete="off" {...(decimal && { inputMode: 'decimal' as const })} {...(suggested.length > 0 && { list })} value={value} onChange={(event) => onSay(event.currentTarget.value)} />
      {suggested.length > 0 && <datalist id={list}>{suggested.map((each) => <option key={each} value={each} />)}</datalist>}
    </>
  )
}

const NumberField = ({ shape, name, within, at, value, onChange, errors, required }: FieldProps): ReactNode => {
  const words = useWords()
  const unit = unitOf(name)
  const limit = (bound: number | undefined): number | undefined => (bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound / (unit?.per ?? 1))
  const digits = unit?.digits ?? (shape.type === 'integer' ? 0 : undefined)
  return (
    <NumberBox
      label={labelOf(words, name, within)} description={hintOf(words, name)} inputWrapperOrder={inputOrder} error={errors[at]} required={required} data-pointer={at}
      per={unit?.per ?? 1} min={limit(shape.minimum)} max={limit(shape.maximum)} {...(digits !== undefined && { decimalScale: digits })} allowDecimal={digits !== 0}
      {...(unit && { suffix: words.t(`units.${unit.suffix}`) })} value={typeof value === 'number' ? value : undefined} onChange={onChange}
    />
  )
}

const isDecimal = (pattern: string | undefined): boolean => pattern?.startsWith(String.raw`^-?\d`) === true

/** An instant as a browser's field for date and time takes it: on the reader's clock, to the minute. */
const localTime = (instant: string): string => {
  if (instant === '') return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
