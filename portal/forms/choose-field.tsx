import { NativeSelect, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { inputOrder } from './field-props.ts'

type ChooseProps = {
  readonly label: string
  readonly description: ReactNode
  readonly error: ReactNode
  readonly required: boolean
  readonly maxLength: number | undefined
  readonly 'data-pointer': string
  readonly names: readonly string[]
  readonly value: string
  readonly onSay: (text: string) => void
}

/** One of the shop's own by name, or another that somebody writes, such as a subcontractor's. */
export const ChooseField = ({ names, value, onSay, maxLength, error, 'data-pointer': at, ...rest }: ChooseProps): ReactNode => {
  const { t } = useWords()
  const [writing, setWriting] = useState(value !== '' && !names.includes(value))
  const choose = (next: string) => {
    setWriting(next === another)
    onSay(next === another ? '' : next)
  }
  return (
    <>
      <NativeSelect
        {...rest} inputWrapperOrder={inputOrder} value={writing ? another : value} onChange={(event) => choose(event.currentTarget.value)} {...(!writing && { error, 'data-pointer': at })}
        data={[{ value: '', label: t('forms.choose') }, ...names.map((name) => ({ value: name, label: name })), { value: another, label: t('forms.another') }]}
      />
      {writing && <TextInput mt={6} autoComplete="off" aria-label={t('forms.anotherName', { name: rest.label })} placeholder={t('forms.anotherHint')} maxLength={maxLength} error={error} data-pointer={at} value={value} onChange={(event) => onSay(event.currentTarget.value)} />}
    </>
  )
}

/** No name: names are not empty and do not begin with a space. */
const another = ' another'
