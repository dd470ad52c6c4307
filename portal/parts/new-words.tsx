import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { useUnread } from '../session/reading.ts'
import { saidIn } from '../session/said-in.ts'

/** Beside a thing in a list: how much the other side has said in it that one has not read. */
export const NewWords = ({ id, thing }: { readonly id: string; readonly thing: object }): ReactNode => {
  const { t } = useWords()
  const count = useUnread()(id, saidIn(thing))
  return count > 0 && <Badge size="sm" variant="filled" tt="none" style={{ flexShrink: 0 }} data-new={count}>{t('app.newWords', { count })}</Badge>
}

/** Beside a word that is new to whoever reads it. */
export const NewMark = (): ReactNode => {
  const { t } = useWords()
  return <Badge size="xs" variant="filled" tt="none" ml={6} data-new="word">{t('app.newWord')}</Badge>
}
