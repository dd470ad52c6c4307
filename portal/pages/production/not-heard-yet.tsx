import { Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemError } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'

/** A service that has no record of a thing another one knows: it has not heard of it yet, which is no fault. */
export const isNotFound = ({ data, error }: UseQueryResult): boolean => data === undefined && error instanceof ProblemError && error.problem.status === 404

export const NotHeardYet = (): ReactNode => {
  const { t } = useWords()
  return <Text size="sm" c="dimmed">{t('shop.notHeardYet')}</Text>
}
