import { Button, Stack } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Problem } from '#shared/kernel/problem.ts'
import { useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'

type CertificateButtonProps = { readonly lotId: string; readonly certificateId: string; readonly number: string; readonly main: boolean }

/** Opens a certificate of conformance. Its link is signed and short-lived, so it is asked for when it is wanted. */
export const CertificateButton = ({ lotId, certificateId, number, main }: CertificateButtonProps): ReactNode => {
  const { t } = useWords()
  const { quality } = useApi()
  const [problem, setProblem] = useState<Problem>()
  const open = async (): Promise<void> => {
    const answer = await quality.readCertificate({ params: { lotId, certificateId } })
    setProblem(answer.ok ? undefined : answer.problem)
    if (answer.ok) window.open(answer.value.url, '_blank', 'noopener')
  }
  return (
    <Stack gap="xs">
      <Button size="xs" variant={main ? 'filled' : 'default'} onClick={() => void open()}>{t('shop.certificate', { number })}</Button>
      {problem && <ProblemBox problem={problem} />}
    </Stack>
  )
}
