import { Button, Text } from '@mantine/core'
import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import classes from './requests.module.css'

/** A place to drop files on, and a button that does the same by keyboard and finger. */
export const DropZone = ({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactNode => {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    <div className={classes['drop'] ?? ''} data-over={over} onDrop={drop} onDragLeave={() => setOver(false)} onDragOver={(event) => { event.preventDefault(); setOver(true) }}>
      <Text size="sm">{t('newRequest.drop')}</Text>
      <Button size="xs" variant="default" onClick={() => input.current?.click()}>{t('newRequest.chooseFiles')}</Button>
      <input
        ref={input} type="file" multiple hidden aria-label={t('newRequest.chooseFiles')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
