import { useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { useMessages } from '../parts/use-messages.ts'
import type { Palette } from './palette.tsx'

/** The palette, which comes when it is first opened: the first page goes without it. */
export const usePalette = () => {
  const { t } = useWords()
  const say = useMessages()
  const [shown, setShown] = useState<{ readonly Palette: typeof Palette }>()
  const open = () => void import('./palette.tsx').then(setShown, () => say(t('problems.unreachable')))
  return { Palette: shown?.Palette, open, close: () => setShown(undefined) }
}
