import { Button, Group, Textarea } from '@mantine/core'
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'

type SayFormProps = { readonly label: string; readonly button: string; readonly busy: boolean; readonly onSay: (text: string) => Promise<boolean>; readonly onCancel?: () => void; readonly focused?: boolean }

/** A few lines of text and a button. Ctrl and Enter send; the text stays when it could not be sent. */
export const SayForm = ({ label, button, busy, onSay, onCancel, focused = false }: SayFormProps): ReactNode => {
  const { t } = useWords()
  const [text, setText] = useState('')
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '' && !busy && (await onSay(text.trim()))) setText('')
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') onCancel?.()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
    // Letters typed here are text, not the shortcuts of what is around.
    event.stopPropagation()
  }
  return (
    <form onSubmit={(event) => void send(event)} onKeyDown={onKeyDown}>
      <Textarea label={label} autosize minRows={2} maxLength={4000} value={text} onChange={(event) => setText(event.currentTarget.value)} {...(focused && { autoFocus: true })} />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="xs" loading={busy} disabled={text.trim() === ''}>{button}</Button>
        {onCancel && <Button size="xs" variant="default" onClick={onCancel}>{t('app.cancel')}</Button>}
      </Group>
    </form>
  )
}
