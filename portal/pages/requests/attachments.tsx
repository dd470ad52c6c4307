import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Document } from '#services/quoting/rfq-view.ts'
import { exportClasses } from '#shared/vocabulary/export-class.ts'
import { useApi } from '../../api/use-api.ts'
import { useCommand, type Answered } from '../../api/use-command.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { sizeText } from '../orders/size-text.ts'
import { DocumentShape, firstShape } from './document-shape.tsx'
import { DropZone } from './drop-zone.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { AnalysisText } from './request-documents.tsx'
import type { RequestSeen } from './request-seen.ts'
import { describeFile, removeFile } from './send-request.ts'
import type { Uploaded } from './upload.ts'
import { useAttaching } from './use-attaching.ts'
import { useUploads } from './use-uploads.ts'

/** `rfq`: the draft, once the first file has begun it. */
type AttachmentsProps = { readonly rfq: RequestSeen | undefined; readonly attach: (file: Uploaded) => Promise<Answered<unknown>> }

/** The files of a request being written, each shown and measured as soon as it is up. */
export const Attachments = ({ rfq, attach }: AttachmentsProps): ReactNode => {
  const { t } = useWords()
  const attaching = useAttaching(attach)
  const { underway, add, again, remove } = useUploads(attaching.add)
  const documents = rfq?.documents ?? []
  return (
    <Stack gap="sm">
      <DropZone onFiles={add} />
      {underway.map((each) => <OnItsWay key={each.id} of={each} again={() => void again(each)} remove={() => remove(each.id)} />)}
      {attaching.problem && <ProblemBox problem={attaching.problem} />}
      {rfq && documents.map((document) => <AttachedFile key={document.sha256} rfq={rfq} document={document} atOnce={document.sha256 === firstShape(documents)} />)}
      {documents.length === 0 && <Text size="sm" c="dimmed">{t('newRequest.fileNeeded')}</Text>}
    </Stack>
  )
}

const AttachedFile = ({ rfq, document, atOnce }: { readonly rfq: RequestSeen; readonly document: Document; readonly atOnce: boolean }): ReactNode => {
  const words = useWords()
  const { t } = words
  const { rfqId } = rfq
  const api = useApi()
  const { run, busy, problem } = useCommand()
  const { sha256, name, bytes, revision, exportClass } = document
  const describe = (change: Partial<Pick<Document, 'revision' | 'exportClass'>>) => void run(() => describeFile(api, rfqId, sha256, { revision, exportClass, ...change }))
  return (
    <div data-file={name}>
      <Group gap="sm" align="flex-end">
        <div style={{ flex: '1 1 180px', minWidth: 0 }}>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{name}</Text>
          <Text size="xs" c="dimmed">{sizeText(words, bytes)} · {t('newRequest.uploaded')}</Text>
        </div>
        <TextInput
          key={revision} size="xs" w={90} label={t('fields.revision')} defaultValue={revision} maxLength={20} disabled={busy}
          onBlur={({ currentTarget: { value } }) => { if (value !== '' && value !== revision) describe({ revision: value }) }}
        />
        <NativeSelect
          size="xs" w={150} label={t('fields.exportClass')} value={exportClass} disabled={busy} data={exportClasses.map((each) => ({ value: each, label: t(`values.${each}`) }))}
          onChange={(event) => describe({ exportClass: exportClasses.find((each) => each === event.currentTarget.value) ?? 'confidential' })}
        />
        <Button size="xs" variant="subtle" color="red" loading={busy} aria-label={t('newRequest.removeFile', { name })} onClick={() => void run(() => removeFile(api, rfqId, sha256))}>✕</Button>
      </Group>
      {problem && <ProblemBox problem={problem} />}
      <AnalysisText of={document} />
      <DocumentShape rfq={rfq} document={document} atOnce={atOnce} />
    </div>
  )
}
