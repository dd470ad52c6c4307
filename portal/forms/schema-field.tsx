import { ActionIcon, Button, Fieldset, Group, NativeSelect, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { fieldKind, fitsRow, widthOf } from './field-kind.ts'
import { hintOf, inputOrder, labelOf, valueOf, type FieldProps } from './field-props.ts'
import classes from './fields.module.css'
import { MeasurementField } from './measurement-field.tsx'
import { MoneyField } from './money-field.tsx'
import { PlainField } from './plain-field.tsx'
import type { Shape } from './route-schema.ts'
import { ShiftsField, WeekField } from './shifts-field.tsx'
import { begin, choiceOf, choicesOf, isFields, tellingName, type Errors, type Value } from './values.ts'

/** One field of a body as its schema describes it: text, number, date, choice, money, list, group or one of several groups. */
export const SchemaField = (props: FieldProps): ReactNode => {
  switch (fieldKind(props.shape)) {
    case 'constant': return null
    case 'choice': return <ChoiceField {...props} />
    case 'money': return <MoneyField {...props} />
    case 'measurement': return <MeasurementField {...props} />
    case 'week': return <WeekField {...props} />
    case 'shifts': return <ShiftsField {...props} />
    case 'group': return <GroupField {...props} />
    case 'list': return <ListField {...props} />
    default: return <PlainField {...props} />
  }
}

type FieldsProps = Omit<FieldProps, 'name' | 'required'> & { readonly hidden?: readonly string[]; readonly className?: string }

/** The fields of an object, several in a row where they are short. */
export const Fields = ({ shape, within, at, value, onChange, errors, hidden = [], className }: FieldsProps): ReactNode => {
  const fields = isFields(value) ? value : {}
  const shown = Object.entries(shape.properties ?? {}).filter(([name, each]) => !hidden.includes(name) && fieldKind(each) !== 'constant')
  return (
    <div className={className ?? classes['fields']}>
      {shown.map(([name, each]) => (
        <div key={name} className={classes[widthOf(each)] ?? ''}>
          <SchemaField
            shape={each} name={name} {...(within !== undefined && { within })} at={`${at}/${name}`} value={fields[name]} errors={errors} required={shape.required?.includes(name) ?? false}
            onChange={(next) => onChange({ ...fields, [name]: next })}
          />
        </div>
      ))}
    </div>
  )
}

const GroupField = ({ name, within, required, shape, value, onChange, at, errors }: FieldProps): ReactNode => {
  const words = useWords()
  const label = labelOf(words, name, within)
  if (!required && value === undefined) return <Group><Button size="xs" variant="default" data-pointer={at} onClick={() => onChange(begin(shape))}>{words.t('forms.addNamed', { name: label })}</Button></Group>
  return (
    <Fieldset legend={label}>
      <Fields shape={shape} within={name} at={at} errors={errors} value={value} onChange={onChange} {...(isPair(shape) && { className: classes['pair'] ?? '' })} />
      {!required && <Button mt="xs" size="xs" variant="subtle" color="red" onClick={() => onChange(undefined)}>{words.t('forms.remove')}</Button>}
    </Fieldset>
  )
}

const isPair = (shape: Shape): boolean => {
  const inner = Object.values(shape.properties ?? {})
  return inner.length === 2 && inner.every((each) => fieldKind(each) === 'text' && widthOf(each) === 'medium')
}

/** Rows of a list: plain values side by side, groups in one line each where they fit, else in one box each. */
const ListField = (props: FieldProps): ReactNode => {
  const { shape, name, within, at, errors } = props
  const words = useWords()
  const label = labelOf(words, name, within)
  const hint = isPlain(shape.items ?? {}) ? hintOf(words, `${name}Item`) : undefined
  return (
    <Fieldset legend={label} {...(isPlain(shape.items ?? {}) && { variant: 'unstyled' as const })}>
      {errors[at] !== undefined && <Text size="sm" c="red" role="alert">{errors[at]}</Text>}
      <Rows {...props} label={label} />
      {hint !== undefined && <Text size="xs" c="dimmed" mt={4}>{hint}</Text>}
    </Fieldset>
  )
}

const isPlain = (items: Shape): boolean => !['group', 'choice'].includes(fieldKind(items) ?? '')
/** Numbers, whether kept as such or as decimal text. */
const isShort = (items: Shape): boolean => fieldKind(items) === 'number' || items.pattern?.startsWith('^-?') === true
const rowClass = (items: Shape, index: number): string => {
  const names = isPlain(items) ? ['bare'] : fitsRow(items) ? ['named', ...(index > 0 ? ['later'] : [])] : ['card']
  return ['row', ...names].map((each) => classes[each]).join(' ')
}

const Rows = ({ shape, name, at, value, onChange, errors, label }: FieldProps & { readonly label: string }): ReactNode => {
  const { t } = useWords()
  const rows: readonly Value[] = Array.isArray(value) ? value : []
  const items = shape.items ?? {}
  return (
    <Stack gap="xs">
      <div className={classes[isShort(items) ? 'plain' : 'rows']}>
        {rows.map((row, index) => (
          // Rows have no name of their own; their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} role="group" aria-label={`${label} ${index + 1}`} className={rowClass(items, index)}>
            <Row items={items} name={name} at={`${at}/${index}`} value={row} errors={errors} onChange={(next) => onChange(rows.with(index, next))} />
            <ActionIcon variant="subtle" color="red" size={36} aria-label={t('forms.removeRow', { number: index + 1 })} onClick={() => onChange(rows.toSpliced(index, 1))}><span aria-hidden>✕</span></ActionIcon>
          </div>
        ))}
      </div>
      {rows.length < (shape.maxItems ?? Number.POSITIVE_INFINITY) && <Group><Button size="xs" variant="default" data-pointer={at} onClick={() => onChange([...rows, begin(items)])}>{t('forms.addRow')}</Button></Group>}
    </Stack>
  )
}

type RowProps = Pick<FieldProps, 'name' | 'at' | 'value' | 'onChange' | 'errors'> & { readonly items: Shape }

const Row = ({ items, name, at, value, onChange, errors }: RowProps): ReactNode =>
  fieldKind(items) === 'group'
    ? <Fields shape={items} within={name} at={at} value={value} errors={errors} onChange={onChange} {...(fitsRow(items) && { className: `${classes['fields']} ${classes['line']}` })} />
    : <SchemaField shape={items} name={`${name}Item`} at={at} value={value} errors={errors} required onChange={onChange} />

const ChoiceField = ({ shape, name, within, at, value, onChange, errors }: FieldProps): ReactNode => {
  const words = useWords()
  return <Fieldset legend={labelOf(words, name, within)}><Choice choices={choicesOf(shape) ?? []} within={name} at={at} value={value} onChange={onChange} errors={errors} /></Fieldset>
}

type ChoiceProps = { readonly choices: readonly Shape[]; readonly within?: string; readonly at: string; readonly value: Value; readonly onChange: (value: Value) => void; readonly errors: Errors; readonly hidden?: readonly string[] }

/** One of several groups of fields, chosen by the value of the field that tells them apart. */
export const Choice = ({ choices, within, at, value, onChange, errors, hidden = [] }: ChoiceProps): ReactNode => {
  const words = useWords()
  const telling = tellingName(choices) ?? ''
  const chosen = choiceOf({ oneOf: choices }, value)
  const kinds = choices.map(({ properties }) => String(properties?.[telling]?.const))
  const kind = isFields(value) ? String(value[telling]) : ''
  const pick = (next: string) => {
    const shape = choices.find(({ properties }) => properties?.[telling]?.const === next)
    if (shape) onChange(begin(shape))
  }
  return (
    <Stack gap="sm">
      {!hidden.includes(telling) && (
        <NativeSelect
          label={labelOf(words, telling, within)} description={hintOf(words, telling, kind)} inputWrapperOrder={inputOrder} data-pointer={`${at}/${telling}`} value={kind} onChange={(event) => pick(event.currentTarget.value)}
          data={kinds.map((each) => ({ value: each, label: valueOf(words, telling, each) }))}
        />
      )}
      {chosen && <Fields shape={chosen} {...(within !== undefined && { within })} at={at} value={value} onChange={onChange} errors={errors} hidden={hidden} />}
    </Stack>
  )
}
