import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Message } from '#services/quoting/rfq-view.ts'
import { useWords } from '../../i18n/use-words.ts'
import { NewMark } from '../../parts/new-words.tsx'
import classes from './requests.module.css'

/** One thing somebody said, and for which side; `fresh`: whoever looks has not read it before. */
export const Said = ({ message: { by, side, at, text }, fresh }: { readonly message: Message; readonly fresh: boolean }): ReactNode => {
  const { t, instant } = useWords()
  return (
    <div className={classes['said'] ?? ''}>
      <Text size="xs" c="dimmed" component="div">{by.name} · {t(`values.${side}`)} · {instant(at)}{fresh && <NewMark />}</Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
    </div>
  )
}
