import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { exportClasses } from '#shared/vocabulary/export-class.ts'
import { useWords } from '../../i18n/use-words.ts'
import { sizeText } from '../orders/size-text.ts'
import { DropZone } from './drop-zone.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { useUploads, type Attachment } from './use-uploads.ts'

type AttachmentsProps = { readonly files: readonly Attachment[]; readonly revision: string; readonly onChange: (change: (files: readonly Attachment[]) => readonly Attachment[]) => void }

/** The files of a request being written. A file sent twice is there once: it is known by its content. */
export const Attachments = ({ files, revision, onChange }: AttachmentsProps): ReactNode => {
  const { t } = useWords()
  const { underway, add, again, remove } = useUploads((up) => onChange((all) => (all.some(({ sha256 }) => sha256 === up.sha256) ? all : [...all, { ...up, revision: revision === '' ? 'A' : revision, exportClass: 'confidential' }])))
  return (
    <Stack gap="sm">
      <DropZone onFiles={add} />
      {underway.map((each) => <OnItsWay key={each.id} of={each} again={() => void again(each)} remove={() => remove(each.id)} />)}
      {files.map((file) => (
        <AttachedFile key={file.sha256} file={file} onChange={(next) => onChange((all) => all.map((each) => (each.sha256 === file.sha256 ? next : each)))} onRemove={() => onChange((all) => all.filter(({ sha256 }) => sha256 !== file.sha256))} />
      ))}
      <Text size="sm" c="dimmed">{files.length === 0 && t('newRequest.fileNeeded')} {t('newRequest.shapeLater')}</Text>
    </Stack>
  )
}

const AttachedFile = ({ file, onChange, onRemove }: { readonly file: Attachment; readonly onChange: (file: Attachment) => void; readonly onRemove: () => void }): ReactNode => {
  const words = useWords()
  const { t } = words
  return (
    <Group gap="sm" align="flex-end" data-file={file.name}>
      <div style={{ flex: '1 1 180px', minWidth: 0 }}>
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{file.name}</Text>
        <Text size="xs" c="dimmed">{sizeText(words, file.bytes)} · {t('newRequest.uploaded')}</Text>
      </div>
      <TextInput size="xs" w={90} label={t('fields.revision')} value={file.revision} maxLength={20} onChange={(event) => onChange({ ...file, revision: event.currentTarget.value })} />
      <NativeSelect
        size="xs" w={150} label={t('fields.exportClass')} value={file.exportClass} data={exportClasses.map((each) => ({ value: each, label: t(`values.${each}`) }))}
        onChange={(event) => onChange({ ...file, exportClass: exportClasses.find((each) => each === event.currentTarget.value) ?? 'confidential' })}
      />
      <Button size="xs" variant="subtle" color="red" aria-label={t('newRequest.removeFile', { name: file.name })} onClick={onRemove}>✕</Button>
    </Group>
  )
}
