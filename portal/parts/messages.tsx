import { Button, Group, Notification } from '@mantine/core'
import { useCallback, useRef, useState, type ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { MessagesContext, type Say } from './use-messages.ts'

const shownMs = 6000
/** Long enough to read it, think, and reach the button. */
const undoMs = 15_000

export const Messages = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { t } = useWords()
  const [shown, setShown] = useState<{ readonly text: string; readonly undo?: (() => void) | undefined }>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const away = () => setShown(undefined)
  const say = useCallback<Say>((text, undo) => {
    setShown({ text, undo })
    clearTimeout(timer.current)
    timer.current = setTimeout(away, undo ? undoMs : shownMs)
  }, [])
  const takeBack = () => {
    shown?.undo?.()
    away()
  }
  return (
    <MessagesContext value={say}>
      {children}
      <div role="status" aria-live="polite" data-print="no" style={{ position: 'fixed', right: 16, bottom: 16, zIndex: 400, maxWidth: 'calc(100vw - 32px)' }}>
        {shown && (
          <Notification withBorder color="teal" closeButtonProps={{ 'aria-label': t('app.close') }} onClose={away}>
            <Group gap="sm"><span>{shown.text}</span>{shown.undo && <Button size="compact-sm" variant="light" onClick={takeBack}>{t('app.undo')}</Button>}</Group>
          </Notification>
        )}
      </div>
    </MessagesContext>
  )
}
