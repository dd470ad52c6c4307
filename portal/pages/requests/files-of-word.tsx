import { Button, FileButton, Group, Menu, Pill } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { rolesOf } from '../../api/clients.ts'
import { useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { useHasRole } from '../../session/use-session.ts'
import { firstRevision } from './add-files.tsx'
import { OnItsWay } from './on-its-way.tsx'
import type { RequestSeen } from './request-seen.ts'
import { attachFile } from './send-request.ts'
import { useAttaching } from './use-attaching.ts'
import { useUploads } from './use-uploads.ts'

type FilesOfWordProps = { readonly rfq: RequestSeen; readonly chosen: readonly string[]; readonly onChange: (change: (files: readonly string[]) => readonly string[]) => void; readonly onComing: (coming: boolean) => void }

/** Which files of the request something is about: those that are there, and new ones, which are attached to it first. */
export const FilesOfWord = ({ rfq, chosen, onChange, onComing }: FilesOfWordProps): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const mayAttach = useHasRole(rolesOf('quoting', 'attachDocument'))
  const choose = (sha256: string) => onChange((files) => [...new Set([...files, sha256])])
  const attaching = useAttaching(async (file) => {
    const answer = await attachFile(api, rfq.rfqId, { ...file, revision: rfq.wishes?.part.revision ?? firstRevision, exportClass: 'confidential' })
    if (answer.ok) choose(file.sha256)
    return answer
  })
  const { underway, add, again, remove } = useUploads(attaching.add, rfq.rfqId)
  // Until it is attached the request is about to change, and the word would go without it.
  const coming = underway.length > 0 || attaching.busy
  useEffect(() => onComing(coming), [coming])
  const nameOf = (sha256: string): string => rfq.documents.find((each) => each.sha256 === sha256)?.name ?? ''
  const others = rfq.documents.filter(({ sha256, replacedBy }) => replacedBy === undefined && !chosen.includes(sha256))
  return (
    <>
      <Group gap="xs" mt={6}>
        {chosen.map((sha256) => (
          <Pill key={sha256} withRemoveButton removeButtonProps={{ 'aria-label': t('request.withoutFile', { name: nameOf(sha256) }), 'aria-hidden': false, tabIndex: 0 }} onRemove={() => onChange((files) => files.filter((each) => each !== sha256))}>{nameOf(sha256)}</Pill>
        ))}
        {others.length > 0 && (
          <Menu>
            <Menu.Target><Button size="compact-xs" variant="subtle">{t('request.pointToFile')}</Button></Menu.Target>
            <Menu.Dropdown>{others.map(({ sha256, name }) => <Menu.Item key={sha256} onClick={() => choose(sha256)}>{name}</Menu.Item>)}</Menu.Dropdown>
          </Menu>
        )}
        {mayAttach && <FileButton multiple onChange={(files) => add(files)}>{(button) => <Button size="compact-xs" variant="subtle" {...button}>{t('request.newFile')}</Button>}</FileButton>}
      </Group>
      {underway.map((each) => <OnItsWay key={each.id} of={each} again={() => void again(each)} remove={() => remove(each.id)} />)}
      {attaching.problem && <ProblemBox problem={attaching.problem} />}
    </>
  )
}
