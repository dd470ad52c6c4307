import { Group, Progress, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { rolesOf } from '../../api/clients.ts'
import { useApi } from '../../api/use-api.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { useHasRole } from '../../session/use-session.ts'
import { DropZone } from './drop-zone.tsx'
import type { RequestSeen } from './request-seen.ts'
import { attachFile } from './send-request.ts'
import { upload } from './upload.ts'

/** More files for a request that is there already: up, then attached, one after the other. */
export const AddFiles = ({ rfq }: { readonly rfq: RequestSeen }): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const may = useHasRole(rolesOf('quoting', 'attachDocument'))
  const { run, busy, problem } = useCommand()
  const [share, setShare] = useState<{ readonly name: string; readonly of: number }>()
  const [failed, setFailed] = useState<string>()
  if (!may) return null
  const add = async (files: readonly File[]) => {
    setFailed(undefined)
    for (const file of files) {
      const outcome = await upload(api, file, (of) => setShare({ name: file.name, of }), rfq.rfqId)
      if (!outcome.ok) setFailed(outcome.problem?.detail || t('newRequest.uploadFailed'))
      else await run(() => attachFile(api, rfq.rfqId, { ...outcome.file, revision: rfq.wishes.part.revision, exportClass: 'confidential' }))
    }
    setShare(undefined)
  }
  return (
    <>
      <DropZone onFiles={(files) => void add(files)} />
      {share && <Progress value={share.of * 100} aria-label={t('newRequest.uploading', { name: share.name })} animated={busy} />}
      {failed !== undefined && <Group><Text size="sm" c="red" role="alert">{failed}</Text></Group>}
      {problem && <ProblemBox problem={problem} />}
    </>
  )
}
