import { Button, Code, CopyButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'

/** Something to be copied into another program. */
export const Sample = ({ text }: { readonly text: string }): ReactNode => {
  const { t } = useWords()
  return (
    <div>
      <Code block tabIndex={0} mah="60vh" style={{ overflow: 'auto' }}>{text}</Code>
      <CopyButton value={text}>{({ copied, copy }) => <Button mt="xs" size="xs" variant="default" onClick={copy}>{t(copied ? 'app.copied' : 'app.copy')}</Button>}</CopyButton>
    </div>
  )
}
