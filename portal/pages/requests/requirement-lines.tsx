import { Text } from '@mantine/core'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { rolesOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { WarningText } from '../../parts/warning-text.tsx'
import { useHasRole } from '../../session/use-session.ts'
import type { Word } from '../../session/said-in.ts'
import { isOpen, type RequestSeen } from './request-seen.ts'
import { RequirementLine } from './requirement-line.tsx'

/** Every line of a request. Whoever answers them goes up and down with the arrow keys. */
export const RequirementLines = ({ rfq, isNew }: { readonly rfq: RequestSeen; readonly isNew: (word: Word) => boolean }): ReactNode => {
  const { t } = useWords()
  const list = useRef<HTMLDivElement>(null)
  const inReview = rfq.status === 'InReview' || rfq.status === 'NeedsClarification'
  const answers = useHasRole(rolesOf('quoting', 'answerRequirement')) && inReview
  const replies = useHasRole(rolesOf('quoting', 'replyToQuestion')) && inReview
  const writes = useHasRole(rolesOf('quoting', 'addMessage')) && isOpen(rfq)
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
    const at = lines.findIndex((line) => line === document.activeElement)
    if (step === 0 || at === -1) return
    event.preventDefault()
    lines[at + step]?.focus()
  }
  const conflicts = useRead('quoting', 'readConflicts', { params: { rfqId: rfq.rfqId } }).data?.conflicts ?? []
  const unsettled = conflicts.filter(({ settled }) => !settled).length
  const answered = rfq.requirements.filter(({ answer }) => answer.status !== 'Open' && answer.status !== 'Asked').length
  return (
    <Panel title={t('fields.requirements')} of="requirements" actions={<Text size="sm" c="dimmed">{t('request.answered', { answered, count: rfq.requirements.length })}</Text>}>
      {unsettled > 0 && <WarningText fw={600} role="status">{t('conflict.open', { count: unsettled })}</WarningText>}
      {answers && <Text size="sm" c="dimmed">{t('request.keys')}</Text>}
      <div ref={list} onKeyDown={move}>
        {rfq.requirements.map((requirement) => <RequirementLine key={requirement.line} rfq={rfq} isNew={isNew} requirement={requirement} conflicts={conflicts.filter(({ line }) => line === requirement.line)} answers={answers} replies={replies} writes={writes} />)}
      </div>
    </Panel>
  )
}
