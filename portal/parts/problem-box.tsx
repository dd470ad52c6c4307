import { Alert, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '#shared/kernel/problem.ts'
import { unreachableCode } from '../api/transport.ts'
import { useWords } from '../i18n/use-words.ts'

/** A refusal or failure in the service's own words; without an answer, in ours: which service does not answer, and that the rest works. */
export const ProblemBox = ({ problem, children }: { readonly problem: Problem | undefined; readonly children?: ReactNode }): ReactNode => {
  const { t, maybe } = useWords()
  const own = problem === undefined || problem.code === unreachableCode
  const service = maybe(`services.${problem?.requestId ?? ''}`)
  const title = own ? t('problems.unreachableTitle') : problem.title
  const detail = !own ? problem.detail : service === undefined ? t('problems.unreachable') : t('problems.serviceUnreachable', { service })
  return (
    <Alert color={own || problem.status >= 500 ? 'red' : 'orange'} variant="light" title={title} role="alert">
      <Text size="sm">{detail}</Text>
      {problem?.errors?.filter(({ detail: each }) => each !== detail).map(({ pointer, detail: each }) => <Text size="sm" key={pointer}>{`${pointer}: ${each}`}</Text>)}
      {children !== undefined && <Group mt="sm" gap="xs">{children}</Group>}
    </Alert>
  )
}
