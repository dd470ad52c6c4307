import { Button, Group, Progress, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import type { Underway } from './use-uploads.ts'

type OnItsWayProps = { readonly of: Underway; readonly again: () => void; readonly remove: () => void }

/** A file that is being read or sent, or that broke off and can be tried again. */
export const OnItsWay = ({ of: { file, phase, share, failed, broken, problem }, again, remove }: OnItsWayProps): ReactNode => {
  const { t, number } = useWords()
  const doing = t(phase === 'hashing' ? 'newRequest.hashing' : 'newRequest.uploading', { name: file.name })
  return (
    <div data-underway={file.name}>
      <Group justify="space-between" gap="xs"><Text size="sm" style={{ overflowWrap: 'anywhere' }}>{doing}</Text><Text size="sm" c="dimmed">{number(share * 100)} %</Text></Group>
      <Progress value={share * 100} aria-label={doing} {...(failed && { color: 'red' })} />
      <Group gap="xs" mt={4}>
        {failed && <Text size="sm" c="red" role="alert">{problem?.detail || t(broken ? 'newRequest.uploadBroken' : 'newRequest.uploadFailed')}</Text>}
        {failed && <Button size="compact-xs" variant="default" onClick={again}>{t('app.tryAgain')}</Button>}
        <Button size="compact-xs" variant="subtle" color="red" aria-label={t('newRequest.removeFile', { name: file.name })} onClick={remove}>{t(failed ? 'forms.remove' : 'newRequest.cancelUpload')}</Button>
      </Group>
    </div>
  )
}
