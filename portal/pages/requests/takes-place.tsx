import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Document } from '#services/quoting/rfq-view.ts'
import { rolesOf } from '../../api/clients.ts'
import { useApi } from '../../api/use-api.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { useHasRole } from '../../session/use-session.ts'
import type { RequestSeen } from './request-seen.ts'
import { replaceFile } from './send-request.ts'
import { sameButRevision } from './shape-differences.ts'

/** Says that a file is the next revision of one that came before it; a name that is the same but for its revision is proposed. Of a file that was replaced, by which. */
export const TakesPlace = ({ rfq, document }: { readonly rfq: RequestSeen; readonly document: Document }): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const may = useHasRole(rolesOf('quoting', 'replaceDocument'))
  const { run, busy, problem } = useCommand()
  const { documents } = rfq
  const earlier = documents.slice(0, documents.findIndex(({ sha256 }) => sha256 === document.sha256)).filter(({ replacedBy }) => replacedBy === undefined)
  const [chosen, setChosen] = useState<string>()
  const by = documents.find(({ sha256 }) => sha256 === document.replacedBy)
  if (by) return <Text size="sm" fw={600}>{t('revision.replacedBy', { name: by.name, revision: by.revision })}</Text>
  if (!may || earlier.length === 0 || !['Submitted', 'InReview', 'NeedsClarification'].includes(rfq.status)) return null
  const older = chosen ?? earlier.findLast(({ name }) => sameButRevision(name, document.name))?.sha256 ?? ''
  const replace = () => void run(() => replaceFile(api, rfq.rfqId, older, document.sha256))
  return (
    <div role="group" aria-label={t('revision.replaceLabel', { name: document.name })}>
      <Group gap="xs" align="flex-end" mt={4}>
        <NativeSelect
          size="xs" maw={320} label={t('revision.replaces')} value={older} onChange={({ currentTarget: { value } }) => setChosen(value)}
          data={[{ value: '', label: t('revision.replacesNone') }, ...earlier.map((each) => ({ value: each.sha256, label: `${each.name} · ${each.revision}` }))]}
        />
        {older !== '' && <Button size="xs" variant="default" loading={busy} onClick={replace}>{t('actions.replaceDocument')}</Button>}
      </Group>
      {older !== '' && <Text size="xs" c="dimmed" mt={2}>{t('revision.replaceHelp')}</Text>}
      {problem && <ProblemBox problem={problem} />}
    </div>
  )
}
