import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { toneOf } from './tones.ts'

/** A state in words and a colour; never by colour alone. */
export const Status = ({ of }: { readonly of: string }): ReactNode => {
  const { t } = useWords()
  const tone = toneOf(of) ?? 'gray'
  return <Badge variant="light" color={tone} c={`light-dark(color-mix(in srgb, var(--mantine-color-${tone}-9) 70%, black), var(--mantine-color-${tone}-2))`} tt="none" fw={600} miw="max-content" style={{ flexShrink: 0 }}>{t(`status.${of}`)}</Badge>
}
