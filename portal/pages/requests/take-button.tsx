import { Button, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useApi } from '../../api/use-api.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import type { RequestSeen } from './request-seen.ts'
import { useMayTake } from './use-may-take.ts'

type TakeProps = { readonly rfq: RequestSeen; readonly sha256: string; readonly what: { readonly suggestion: number } | { readonly annotation: number }; readonly name: string }

/** Makes a line of something that a file says; where it is one, says which. `name`: what it says, for those who hear the button and not its place. */
export const TakeButton = ({ rfq, sha256, what, name }: TakeProps): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const may = useMayTake(rfq)
  const { run, busy, problem } = useCommand()
  const line = rfq.requirements.find(({ source }) => source !== undefined && 'documentId' in source && source.documentId === sha256
    && ('suggestion' in what ? source.kind === 'drawing' && source.suggestion === what.suggestion : source.kind === 'model' && source.annotation === what.annotation))?.line
  if (line !== undefined) return <Text size="sm" c="dimmed">{t('drawing.taken', { line })}</Text>
  if (!may) return null
  return (
    <Stack gap={4} align="flex-end">
      <Button size="compact-xs" variant="default" loading={busy} aria-label={`${t('drawing.take')}: ${name}`} onClick={() => void run(() => api.quoting.addRequirement({ params: { rfqId: rfq.rfqId, sha256 }, version: rfq.version, body: what }))}>{t('drawing.take')}</Button>
      {problem && <ProblemBox problem={problem} />}
    </Stack>
  )
}
