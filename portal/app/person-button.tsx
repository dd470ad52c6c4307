import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { useMe } from '../session/use-session.ts'

/** Opens one's own menu; whatever holds it may add to it. */
export const PersonButton = (own: ComponentProps<'button'>): ReactNode => {
  const { t } = useWords()
  const me = useMe()
  return (
    <UnstyledButton {...own} style={{ borderRadius: 99, width: 30, height: 30, background: 'var(--mantine-color-petrol-8)', color: 'white', fontSize: 13, fontWeight: 600, textAlign: 'center' }}>
      <VisuallyHidden>{t('app.account', { name: me.name })}</VisuallyHidden>
      <span aria-hidden>{initials(me.name)}</span>
    </UnstyledButton>
  )
}

const initials = (name: string): string => name.split(/\s+/).map((part) => part[0] ?? '').join('').slice(0, 2).toUpperCase()
