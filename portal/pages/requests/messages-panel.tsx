import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { rolesOf } from '../../api/clients.ts'
import { useApi } from '../../api/use-api.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { useHasRole } from '../../session/use-session.ts'
import type { Word } from '../../session/said-in.ts'
import { Said } from './said.tsx'
import { isOpen, type RequestSeen } from './request-seen.ts'
import { SayForm } from './say-form.tsx'

type MessagesPanelProps = { readonly rfq: RequestSeen; readonly isNew: (word: Word) => boolean; readonly withLines?: boolean }

/** What both sides have said about the whole request; `withLines`: and about its lines, in the order it was said. */
export const MessagesPanel = ({ rfq, isNew, withLines = false }: MessagesPanelProps): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const may = useHasRole(rolesOf('quoting', 'addMessage'))
  const { run, busy, problem } = useCommand()
  const said = withLines ? everythingSaid(rfq) : rfq.messages.map((message) => ({ message, line: undefined }))
  return (
    <Panel title={t('fields.messages')} of="messages">
      {said.length === 0 && <Text size="sm" c="dimmed">{t('request.noMessages')}</Text>}
      {said.map(({ message, line }) => <Said key={`${message.at} ${message.text}`} rfq={rfq} message={message} line={line} fresh={isNew(message)} />)}
      {may && isOpen(rfq) && <SayForm label={t('fields.message')} button={t('actions.addMessage')} busy={busy} rfq={rfq} onSay={async (said) => (await run(() => api.quoting.addMessage({ params: { rfqId: rfq.rfqId }, version: rfq.version, body: said }))) !== undefined} />}
      {problem && <ProblemBox problem={problem} />}
    </Panel>
  )
}

const everythingSaid = ({ messages, requirements }: RequestSeen) =>
  [...messages.map((message) => ({ message, line: undefined })), ...requirements.flatMap(({ line, conversation }) => conversation.map((message) => ({ message, line })))].toSorted((a, b) => a.message.at.localeCompare(b.message.at))
