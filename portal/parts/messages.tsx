import { Notification } from '@mantine/core'
import { useCallback, useRef, useState, type ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { MessagesContext } from './use-messages.ts'

const shownMs = 6000

export const Messages = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { t } = useWords()
  const [text, setText] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const say = useCallback((next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setText(''), shownMs)
  }, [])
  return (
    <MessagesContext value={say}>
      {children}
      <div role="status" aria-live="polite" style={{ position: 'fixed', right: 16, bottom: 16, zIndex: 400, maxWidth: 'calc(100vw - 32px)' }}>
        {text !== '' && <Notification withBorder color="teal" closeButtonProps={{ 'aria-label': t('app.close') }} onClose={() => setText('')}>{text}</Notification>}
      </div>
    </MessagesContext>
  )
}
