import { Button, Group, Textarea } from '@mantine/core'
import { useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useMe } from '../../session/use-session.ts'
import { FilesOfWord } from './files-of-word.tsx'
import { MentionMenu } from './mention-menu.tsx'
import { namedIn, participantsOf } from './participants.ts'
import type { RequestSeen } from './request-seen.ts'

export type Saying = { readonly text: string; readonly files?: string[]; readonly mentions?: string[] }
/** `rfq`: where files of it may be pointed to, and people of it named. */
type SayFormProps = { readonly label: string; readonly button: string; readonly busy: boolean; readonly rfq?: RequestSeen; readonly onSay: (said: Saying) => Promise<boolean>; readonly onCancel?: () => void; readonly focused?: boolean }

/** A few lines of text and a button. Ctrl and Enter send; the text stays when it could not be sent. */
export const SayForm = ({ label, button, busy, rfq, onSay, onCancel, focused = false }: SayFormProps): ReactNode => {
  const { t } = useWords()
  const me = useMe()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly string[]>([])
  const [coming, setComing] = useState(false)
  const people = rfq ? participantsOf(rfq).filter(({ id }) => id !== me.id) : []
  const ready = text.trim() !== '' && !busy && !coming
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const mentions = namedIn(text, people)
    if (!ready || !(await onSay({ text: text.trim(), ...(files.length > 0 && { files: [...files] }), ...(mentions.length > 0 && { mentions }) }))) return
    setText('')
    setFiles([])
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') onCancel?.()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
    // Letters typed here are text, not the shortcuts of what is around.
    event.stopPropagation()
  }
  const name = (person: string) => {
    setText((said) => `${said}${said === '' || /\s$/.test(said) ? '' : ' '}@${person} `)
    field.current?.focus()
  }
  return (
    <form onSubmit={(event) => void send(event)} onKeyDown={onKeyDown}>
      <Textarea ref={field} label={label} autosize minRows={2} maxLength={4000} value={text} onChange={(event) => setText(event.currentTarget.value)} {...(focused && { autoFocus: true })} />
      {rfq && <FilesOfWord rfq={rfq} chosen={files} onChange={setFiles} onComing={setComing} />}
      <Group gap="xs" mt="xs">
        <Button type="submit" size="xs" loading={busy} disabled={!ready}>{button}</Button>
        {people.length > 0 && <MentionMenu people={people} onName={name} />}
        {onCancel && <Button size="xs" variant="default" onClick={onCancel}>{t('app.cancel')}</Button>}
      </Group>
    </form>
  )
}
