import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { ValueOf } from '../../api/clients.ts'
import { useApi } from '../../api/use-api.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FileLink } from '../../parts/file-link.tsx'
import { NewMark } from '../../parts/new-words.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Said } from '../../parts/steps.tsx'
import { useReading } from '../../session/reading.ts'
import { useHasRole, useIsCustomer } from '../../session/use-session.ts'
import { PhotoField } from './photo-field.tsx'
import { usePhotos } from './use-photos.ts'

export type Case = ValueOf<'support', 'readCase'>['case']

/** What was said, oldest first, and a place to say more while the case is open. */
export const Conversation = ({ of }: { readonly of: Case }): ReactNode => {
  const { t, instant } = useWords()
  const buyer = useIsCustomer()
  const answers = useHasRole(['support-agent', 'inspector', 'manager'])
  const isNew = useReading(of.caseId, of.messages)
  const over = of.status === 'Resolved' || of.status === 'Closed'
  const speaks = !over && (buyer || (answers && of.status !== 'New'))
  return (
    <Panel of="conversation" title={t('fields.conversation')}>
      {of.messages.length === 0 && <Text size="sm" c="dimmed">{t(of.status === 'New' && !buyer ? 'care.triageFirst' : 'care.nothingSaid')}</Text>}
      <Stack gap="sm">
        {of.messages.map((message) => (
          <div key={`${message.at} ${message.by.id}`}>
            <Text size="xs" c="dimmed" component="div">{message.by.name} · {t(`values.${message.side}`)} · {instant(message.at)}{isNew(message) && <NewMark />}</Text>
            <Said>{message.text}</Said>
            <PhotoLinks of={of} shown={message.photos} />
          </div>
        ))}
      </Stack>
      {speaks && <Say of={of} buyer={buyer} />}
    </Panel>
  )
}

/** Photos by name; each opens by a signed link made when it is wanted. */
export const PhotoLinks = ({ of, shown }: { readonly of: Case; readonly shown?: readonly string[] }): ReactNode => {
  const { support } = useApi()
  const photos = of.photos.filter(({ sha256 }) => shown?.includes(sha256) ?? true)
  return photos.length > 0 && <Group gap="md">{photos.map(({ sha256, name }) => <FileLink key={sha256} name={name} link={() => support.readPhoto({ params: { caseId: of.caseId, sha256 } })} />)}</Group>
}

const Say = ({ of: { caseId, version }, buyer }: { readonly of: Case; readonly buyer: boolean }): ReactNode => {
  const { t } = useWords()
  const { support } = useApi()
  const { run, busy, problem } = useCommand()
  const [text, setText] = useState('')
  const [awaitReply, setAwaitReply] = useState(false)
  const photos = usePhotos(t('care.wrongType'), t('care.uploadFailed'), buyer ? undefined : caseId)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const said = { text: text.trim(), photos: [...photos.photos] }
    const done = await run(() => (buyer ? support.replyToCase({ params: { caseId }, version, body: said }) : support.answerCase({ params: { caseId }, version, body: { ...said, awaitReply } })))
    if (!done) return
    setText('')
    photos.clear()
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack gap="xs">
        <Textarea label={t(buyer ? 'fields.replyToCase-text' : 'fields.answerCase-text')} autosize minRows={3} maxLength={4000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <PhotoField of={photos} />
        {!buyer && <Checkbox label={t('fields.awaitReply')} checked={awaitReply} onChange={(event) => setAwaitReply(event.currentTarget.checked)} />}
        {problem && <ProblemBox problem={problem} />}
        <Group><Button type="submit" loading={busy} disabled={text.trim() === '' || photos.busy}>{t(buyer ? 'actions.replyToCase' : 'actions.answerCase')}</Button></Group>
      </Stack>
    </form>
  )
}
