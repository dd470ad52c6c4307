import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Message } from '#services/quoting/rfq-view.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './requests.module.css'

/** One thing somebody said, and for which side. */
export const Said = ({ message: { by, side, at, text } }: { readonly message: Message }): ReactNode => {
  const { t, instant } = useWords()
  return (
    <div className={classes['said'] ?? ''}>
      <Text size="xs" c="dimmed">{by.name} · {t(`values.${side}`)} · {instant(at)}</Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
    </div>
  )
}
