import { Button, Checkbox, Fieldset, Group, NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { MoneyField } from './money-field.tsx'
import type { FieldProps } from './field-props.ts'
import type { Shape } from './route-schema.ts'
import { begin, choiceOf, isFields, tellingName, type Errors, type Value } from './values.ts'

/** One field of a body as its schema describes it: text, number, date, choice, money, list, group or one of several groups. */
export const SchemaField = (props: FieldProps): ReactNode => {
  const { shape } = props
  const choices = shape.oneOf ?? shape.anyOf
  if (shape.const !== undefined) return null
  if (choices && tellingName(choices) !== undefined) return <ChoiceField {...props} choices={choices} />
  if (shape.type === 'object' && shape.properties?.['minor'] && shape.properties['currency']) return <MoneyField {...props} />
  if (shape.type === 'object') return <GroupField {...props} />
  if (shape.type === 'array') return <ListField {...props} />
  return <PlainField {...props} />
}

const PlainField = ({ shape, name, at, value, onChange, errors, required }: FieldProps): ReactNode => {
  const { t, maybe } = useWords()
  const common = { label: t(`fields.${name}`), description: maybe(`hints.${name}`), error: errors[at], required, 'data-pointer': at }
  if (shape.type === 'boolean') return <Checkbox label={common.label} description={common.description} error={common.error} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
  if (shape.enum) {
    const options = shape.enum.map((each) => ({ value: each, label: maybe(`values.${each}`) ?? maybe(`status.${each}`) ?? each }))
    return <NativeSelect {...common} data={[{ value: '', label: t('forms.choose') }, ...options]} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)} />
  }
  if (shape.type === 'integer' || shape.type === 'number') {
    return <NumberInput {...common} value={typeof value === 'number' ? value : ''} onChange={(next) => onChange(typeof next === 'number' ? next : undefined)} allowDecimal={shape.type === 'number'} />
  }
  const text = typeof value === 'string' ? value : ''
  const empty = shape.minLength === undefined && shape.pattern === undefined && shape.format === undefined && required ? '' : undefined
  const say = (next: string) => onChange(next === '' ? empty : next)
  if (shape.format === 'date') return <TextInput {...common} type="date" value={text} onChange={(event) => say(event.currentTarget.value)} />
  if (shape.format === 'date-time') return <TextInput {...common} type="datetime-local" value={localTime(text)} onChange={(event) => say(event.currentTarget.value === '' ? '' : new Date(event.currentTarget.value).toISOString())} />
  if ((shape.maxLength ?? 0) >= 1000) return <Textarea {...common} autosize minRows={2} value={text} onChange={(event) => say(event.currentTarget.value)} />
  return <TextInput {...common} value={text} onChange={(event) => say(event.currentTarget.value)} />
}

/** An instant as a browser's field for date and time takes it: on the reader's clock, to the minute. */
const localTime = (instant: string): string => {
  if (instant === '') return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The fields of an object, below a heading unless it is the whole body. */
export const Fields = ({ shape, at, value, onChange, errors, hidden = [] }: Omit<FieldProps, 'name' | 'required'> & { readonly hidden?: readonly string[] }): ReactNode => {
  const fields = isFields(value) ? value : {}
  return (
    <Stack gap="sm">
      {Object.entries(shape.properties ?? {}).filter(([name]) => !hidden.includes(name)).map(([name, each]) => (
        <SchemaField
          key={name} shape={each} name={name} at={`${at}/${name}`} value={fields[name]} errors={errors} required={shape.required?.includes(name) ?? false}
          onChange={(next) => onChange({ ...fields, [name]: next })}
        />
      ))}
    </Stack>
  )
}

const GroupField = ({ name, required, shape, value, onChange, ...rest }: FieldProps): ReactNode => {
  const { t } = useWords()
  if (!required && value === undefined) return <Group><Button size="xs" variant="default" onClick={() => onChange(begin(shape))}>{t('forms.addNamed', { name: t(`fields.${name}`) })}</Button></Group>
  return (
    <Fieldset legend={t(`fields.${name}`)}>
      <Fields {...rest} shape={shape} value={value} onChange={onChange} />
      {!required && <Button mt="xs" size="xs" variant="subtle" color="red" onClick={() => onChange(undefined)}>{t('forms.remove')}</Button>}
    </Fieldset>
  )
}

const ListField = ({ shape, name, at, value, onChange, errors }: FieldProps): ReactNode => {
  const { t } = useWords()
  const rows: readonly Value[] = Array.isArray(value) ? value : []
  const items = shape.items ?? {}
  return (
    <Fieldset legend={t(`fields.${name}`)}>
      <Stack gap="xs">
        {errors[at] !== undefined && <span role="alert">{errors[at]}</span>}
        {rows.map((row, index) => (
          // Rows have no name of their own; their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <Group key={index} align="flex-end" gap="xs" wrap="nowrap">
            <div style={{ flex: 1, minWidth: 0 }}>
              {items.type === 'object' && !items.oneOf
                ? <Fields shape={items} at={`${at}/${index}`} value={row} errors={errors} onChange={(next) => onChange(rows.with(index, next))} />
                : <SchemaField shape={items} name={`${name}Item`} at={`${at}/${index}`} value={row} errors={errors} required onChange={(next) => onChange(rows.with(index, next))} />}
            </div>
            <Button size="xs" variant="subtle" color="red" aria-label={t('forms.removeRow', { number: index + 1 })} onClick={() => onChange(rows.toSpliced(index, 1))}>✕</Button>
          </Group>
        ))}
        <Group><Button size="xs" variant="default" onClick={() => onChange([...rows, begin(items)])}>{t('forms.addRow')}</Button></Group>
      </Stack>
    </Fieldset>
  )
}

const ChoiceField = ({ choices, name, at, value, onChange, errors }: FieldProps & { readonly choices: readonly Shape[] }): ReactNode => {
  const { t } = useWords()
  return <Fieldset legend={t(`fields.${name}`)}><Choice choices={choices} at={at} value={value} onChange={onChange} errors={errors} /></Fieldset>
}

/** One of several groups of fields, chosen by the value of the field that tells them apart. */
export const Choice = ({ choices, at, value, onChange, errors }: { readonly choices: readonly Shape[]; readonly at: string; readonly value: Value; readonly onChange: (value: Value) => void; readonly errors: Errors }): ReactNode => {
  const { t, maybe } = useWords()
  const telling = tellingName(choices) ?? ''
  const chosen = choiceOf({ oneOf: choices }, value)
  const kinds = choices.map(({ properties }) => String(properties?.[telling]?.const))
  const pick = (kind: string) => {
    const next = choices.find(({ properties }) => properties?.[telling]?.const === kind)
    if (next) onChange(begin(next))
  }
  return (
    <Stack gap="sm">
      <NativeSelect label={t(`fields.${telling}`)} value={isFields(value) ? String(value[telling]) : ''} onChange={(event) => pick(event.currentTarget.value)} data={kinds.map((kind) => ({ value: kind, label: maybe(`values.${kind}`) ?? kind }))} />
      {chosen && <Fields shape={chosen} at={at} value={value} onChange={onChange} errors={errors} />}
    </Stack>
  )
}
