import { Anchor, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Answered } from '../api/use-command.ts'
import type { Problem } from '#shared/kernel/problem.ts'
import { useWords } from '../i18n/use-words.ts'

type FileLinkProps = { readonly name: string; readonly link: () => Promise<Answered<{ readonly url: string }>> }

/** A stored file by its name. Its signed link lives for minutes, so it is made when somebody opens the file. */
export const FileLink = ({ name, link }: FileLinkProps): ReactNode => {
  const { t } = useWords()
  const [problem, setProblem] = useState<Problem>()
  const open = async () => {
    // A tab opened after an answer is blocked as unasked-for: open it now, send it on when the link is here.
    const tab = window.open('', '_blank')
    const answer = await link()
    setProblem(answer.ok ? undefined : answer.problem)
    if (!answer.ok || !tab) return tab?.close()
    tab.opener = null
    tab.location.href = answer.value.url
  }
  return (
    <span style={{ display: 'inline-block', minWidth: '11rem' }}>
      <Anchor component="button" type="button" size="sm" ta="left" style={{ overflowWrap: 'anywhere' }} onClick={() => void open()}>{name}</Anchor>
      {problem && <Text size="xs" c="red" role="alert">{problem.detail || t('problems.unreachable')}</Text>}
    </span>
  )
}
