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

/** What both sides have said about the whole request. */
export const MessagesPanel = ({ rfq, isNew }: { readonly rfq: RequestSeen; readonly isNew: (word: Word) => boolean }): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const may = useHasRole(rolesOf('quoting', 'addMessage'))
  const { run, busy, problem } = useCommand()
  return (
    <Panel title={t('fields.messages')} of="messages">
      {rfq.messages.length === 0 && <Text size="sm" c="dimmed">{t('request.noMessages')}</Text>}
      {rfq.messages.map((message) => <Said key={`${message.at} ${message.text}`} rfq={rfq} message={message} fresh={isNew(message)} />)}
      {may && isOpen(rfq) && <SayForm label={t('fields.message')} button={t('actions.addMessage')} busy={busy} rfq={rfq} onSay={async (said) => (await run(() => api.quoting.addMessage({ params: { rfqId: rfq.rfqId }, version: rfq.version, body: said }))) !== undefined} />}
      {problem && <ProblemBox problem={problem} />}
    </Panel>
  )
}
