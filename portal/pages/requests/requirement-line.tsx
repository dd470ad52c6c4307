import { Button, Group, Stack, Text } from '@mantine/core'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Conflict } from '#services/quoting/conflict-view.ts'
import type { Requirement } from '#services/quoting/rfq-view.ts'
import { useApi } from '../../api/use-api.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { inWords } from '../../parts/in-words.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Status } from '../../parts/status.tsx'
import { WarningText } from '../../parts/warning-text.tsx'
import type { Word } from '../../session/said-in.ts'
import classes from './requests.module.css'
import { Said } from './said.tsx'
import { SayForm, type Saying } from './say-form.tsx'
import type { RequestSeen } from './request-seen.ts'
import { usePlaceWords } from './use-place-words.ts'
import { useStatedWords } from './use-stated-words.ts'

type Kind = 'except' | 'ask' | 'write'
type LineProps = { readonly rfq: RequestSeen; readonly isNew: (word: Word) => boolean; readonly requirement: Requirement; readonly conflicts: readonly Conflict[]; readonly answers: boolean; readonly replies: boolean; readonly writes: boolean }

/** One line: what is wanted, how it was answered, what was said about it. `A` accepts, `E` excepts, `Q` asks. */
export const RequirementLine = ({ rfq, isNew, requirement, conflicts, answers, replies, writes }: LineProps): ReactNode => {
  const words = useWords()
  const { t } = words
  const { line, kind, text, answer, conversation, source } = requirement
  const stated = source?.kind === 'model' ? source.stated : undefined
  const { whatOf, sizeOf } = useStatedWords()
  const fromWhere = useOrigin(rfq)(source)
  const { saying, setSaying, accept, say, busy, problem } = useAnswering(rfq, line)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!answers || answer.status === 'Superseded' || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'a') accept()
    else if (key === 'e' || key === 'q') {
      event.preventDefault()
      setSaying(key === 'e' ? 'except' : 'ask')
    }
  }
  return (
    <div className={classes['line'] ?? ''} data-line={line} tabIndex={0} role="group" aria-label={t('request.line', { line })} onKeyDown={onKeyDown}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" gap="xs">
          <div style={{ flex: '1 1 260px', minWidth: 0 }}>
            <Text size="xs" c="dimmed">{[line, t(`values.${kind}`), ...fromWhere].join(' · ')}</Text>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{stated ? `${whatOf(stated)} ${sizeOf(stated)}` : inWords(words, text)}</Text>
          </div>
          <Group gap="xs">
            <Status of={answer.status} />
            {answers && saying === undefined && answer.status !== 'Superseded' && <AnswerButtons answered={answer.status === 'Accepted'} busy={busy} onAccept={accept} onSay={setSaying} />}
            {writes && saying === undefined && answer.status !== 'Superseded' && !(replies && answer.status === 'Asked') && <Button size="compact-sm" variant="subtle" aria-label={t('request.writeAbout')} onClick={() => setSaying('write')}>{t('request.write')}</Button>}
          </Group>
        </Group>
        {conflicts.map((conflict) => <Contradiction key={`${conflict.documentId} ${conflict.of}`} of={conflict} />)}
        {answer.status === 'Excepted' && <Text size="sm"><b>{t('fields.exception')}:</b> {answer.exception}</Text>}
        {conversation.map((message) => <Said key={`${message.at} ${message.text}`} rfq={rfq} message={message} fresh={isNew(message)} />)}
        {saying !== undefined && <SayForm key={saying} focused {...(saying !== 'except' && { rfq })} {...wordsOf(t, saying)} busy={busy} onSay={say} onCancel={() => setSaying(undefined)} />}
        {replies && answer.status === 'Asked' && <SayForm label={t('fields.replyToQuestion-text')} button={t('actions.replyToQuestion')} busy={busy} rfq={rfq} onSay={say} />}
        {problem && <ProblemBox problem={problem} />}
      </Stack>
    </div>
  )
}

const wordsOf = (t: Words['t'], saying: Kind): { readonly label: string; readonly button: string } => {
  switch (saying) {
    case 'ask': return { label: t('fields.question'), button: t('values.ask') }
    case 'except': return { label: t('fields.exception'), button: t('values.except') }
    case 'write': return { label: t('fields.message'), button: t('actions.addMessage') }
  }
}

/** Of which file a line was taken, and from where in it; nothing of others. */
const useOrigin = ({ documents }: RequestSeen) => {
  const { t } = useWords()
  const placeOf = usePlaceWords()
  const nameOf = (documentId: string): string => documents.find(({ sha256 }) => sha256 === documentId)?.name ?? ''
  return (source: Requirement['source']): readonly string[] => {
    if (source?.kind === 'drawing' && source.suggestion !== undefined) return [t('drawing.from', { name: nameOf(source.documentId), place: placeOf(source) })]
    return source?.kind === 'model' && source.stated ? [nameOf(source.documentId)] : []
  }
}

/** What the form says, what the drawing does, and how it ends. */
const Contradiction = ({ of: { of, asked, said, name, page, layer, settled } }: { readonly of: Conflict }): ReactNode => {
  const { t } = useWords()
  const place = usePlaceWords()({ page, layer })
  const Shown = settled ? Text : WarningText
  return (
    <div data-conflict={of}>
      <Shown size="sm">{t(of === 'revision' ? 'conflict.file' : 'conflict.form', { asked, said, where: [name, ...(place === '' ? [] : [place])].join(', ') })} {t(settled ? 'conflict.settled' : 'conflict.settle')}</Shown>
    </div>
  )
}

type ButtonsProps = { readonly answered: boolean; readonly busy: boolean; readonly onAccept: () => void; readonly onSay: (kind: 'except' | 'ask') => void }

const AnswerButtons = ({ answered, busy, onAccept, onSay }: ButtonsProps): ReactNode => {
  const { t } = useWords()
  return (
    <Group gap={4}>
      {!answered && <Button size="compact-sm" loading={busy} onClick={onAccept}>{t('values.accept')}</Button>}
      <Button size="compact-sm" variant="default" disabled={busy} onClick={() => onSay('except')}>{t('request.except')}</Button>
      <Button size="compact-sm" variant="default" disabled={busy} onClick={() => onSay('ask')}>{t('request.ask')}</Button>
    </Group>
  )
}

const useAnswering = (rfq: RequestSeen, line: number) => {
  const api = useApi()
  const { run, busy, problem } = useCommand()
  const [saying, setSaying] = useState<Kind>()
  const at = { params: { rfqId: rfq.rfqId, line: String(line) }, version: rfq.version }
  const said = async (doing: Parameters<typeof run<RequestSeen>>[0]) => {
    const done = (await run(doing)) !== undefined
    if (done) setSaying(undefined)
    return done
  }
  return {
    saying, setSaying, busy, problem,
    accept: () => { if (!busy) void said(() => api.quoting.answerRequirement({ ...at, body: { answer: 'accept' } })) },
    /** An exception or a question of the shop's, the customer's reply, or whatever else is to be said. */
    say: ({ text, ...about }: Saying) => said(() =>
      saying === 'except' ? api.quoting.answerRequirement({ ...at, body: { answer: 'except', exception: text } })
      : saying === 'ask' ? api.quoting.answerRequirement({ ...at, body: { answer: 'ask', question: text, ...about } })
      : saying === 'write' ? api.quoting.addMessage({ params: { rfqId: rfq.rfqId }, version: rfq.version, body: { text, line, ...about } })
      : api.quoting.replyToQuestion({ ...at, body: { text, ...about } })),
  }
}
