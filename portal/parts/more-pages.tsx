import { Button, Group } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'

type MorePagesProps = { readonly of: Pick<UseInfiniteQueryResult<readonly unknown[]>, 'data' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'> }

/** Below a list that comes page by page: how far it is read, and the next page on demand. */
export const MorePages = ({ of }: MorePagesProps): ReactNode => {
  const { t, number } = useWords()
  return of.hasNextPage && (
    <Group mt="sm" gap="sm">
      <Button variant="default" size="xs" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>{t('lists.more')}</Button>
      <span>{t('lists.shown', { number: number(of.data?.length ?? 0) })}</span>
    </Group>
  )
}
