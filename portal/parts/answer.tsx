import { Button, Skeleton, Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ProblemError } from '../api/use-api.ts'
import { useWords } from '../i18n/use-words.ts'
import { ProblemBox } from './problem-box.tsx'

/** What a query has to say: bars while it loads, the problem and a way to try again when it failed, else the children. */
export const Answer = <T,>({ of, lines = 4, children }: { readonly of: UseQueryResult<T>; readonly lines?: number; readonly children: (value: T) => ReactNode }): ReactNode => {
  const { t } = useWords()
  const [last, setLast] = useState<Error>()
  if (of.error && of.error !== last) setLast(of.error)
  // What went wrong stays there to be read while it is asked again, by the clock or by hand; not what went wrong with another question.
  const wrong = of.errorUpdateCount > 0 ? last : undefined
  if (of.data !== undefined) return children(of.data)
  if (of.isPending && of.fetchStatus !== 'paused' && !wrong) {
    return (
      <Stack gap="xs" role="status" aria-label={t('app.loading')}>
        {Array.from({ length: lines }, (_, at) => <Skeleton key={at} height={18} width={`${90 - ((at * 17) % 40)}%`} />)}
      </Stack>
    )
  }
  const again = <Button size="xs" variant="default" loading={of.isFetching} onClick={() => void of.refetch()}>{t('app.tryAgain')}</Button>
  return <ProblemBox problem={wrong instanceof ProblemError ? wrong.problem : undefined}>{again}</ProblemBox>
}
