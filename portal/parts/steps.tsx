import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'

/** A step on the way of a thing: done when it says who and when. */
export type Step = { readonly status: string; readonly by?: { readonly name: string }; readonly at?: string; readonly content?: ReactNode }

/** A thing's way through its states as a checklist: what was done by whom and when, and what is still to come. */
export const Steps = ({ of }: { readonly of: readonly Step[] }): ReactNode => {
  const { t, instant } = useWords()
  return (
    <ol style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12 }}>
      {of.map(({ status, by, at, content }) => (
        <Group component="li" key={status} gap="sm" align="flex-start" wrap="nowrap">
          <Text span role="img" aria-label={t(at === undefined ? 'care.toCome' : 'care.done')} w={18} ta="center" fw={700} c={at === undefined ? 'dimmed' : 'teal'}>{at === undefined ? '○' : '✓'}</Text>
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={600} {...(at === undefined && { c: 'dimmed' })}>{t(`status.${status}`)}</Text>
            {by && <Text size="xs" c="dimmed">{by.name}, {instant(at)}</Text>}
            {content}
          </div>
        </Group>
      ))}
    </ol>
  )
}

/** Something somebody wrote, with its line breaks. */
export const Said = ({ children }: { readonly children: string }): ReactNode => <Text size="sm" maw="75ch" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{children}</Text>
