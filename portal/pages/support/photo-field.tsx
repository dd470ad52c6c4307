import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useRef, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { accepted, type Photos } from './use-photos.ts'

/** Photos to go with what one writes: chosen or taken with the phone's camera, each with its progress. */
export const PhotoField = ({ of: { photos, uploading, add, remove } }: { readonly of: Photos }): ReactNode => {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const removal = (key: string, name: string) => <Button size="compact-xs" variant="subtle" color="red" aria-label={t('care.removePhoto', { name })} onClick={() => remove(key)}>{t('forms.remove')}</Button>
  return (
    <Stack gap={6} align="flex-start">
      <Button size="xs" variant="default" onClick={() => input.current?.click()}>{t('care.addPhotos')}</Button>
      <input
        ref={input} type="file" multiple hidden accept={accepted} aria-label={t('care.addPhotos')}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      {photos.map(({ sha256, name }) => <Group key={sha256} gap="xs"><Text size="sm">{t('care.photoThere', { name })}</Text>{removal(sha256, name)}</Group>)}
      {uploading.map(({ id, name, share, problem }) => (
        <Group key={id} gap="xs">
          <Text size="sm">{name}</Text>
          {problem === undefined ? <Progress w={120} value={share * 100} aria-label={t('care.uploading', { name })} /> : <Text size="sm" c="red" role="alert">{problem}</Text>}
          {removal(id, name)}
        </Group>
      ))}
    </Stack>
  )
}
