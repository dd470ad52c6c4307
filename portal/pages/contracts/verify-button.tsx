import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Has the stored bytes hashed again and compared with what was signed, when somebody asks. */
export const VerifyButton = ({ contractId }: { readonly contractId: string }): ReactNode => {
  const { t, instant } = useWords()
  const { data, isFetching, isError, refetch } = useRead('contracts', 'verifyContract', { params: { contractId } }, { enabled: false })
  const right = data?.matches === true && data.amendments.every(({ matches }) => matches)
  return (
    <Group gap="xs">
      <span role="status">
        {data && <Text span size="sm" c={right ? 'teal.8' : 'red'}>{t(right ? 'contract.verified' : 'contract.differs', { when: instant(data.verifiedAt) })}</Text>}
        {isError && <Text span size="sm" c="red">{t('problems.unreachable')}</Text>}
      </span>
      <Button size="xs" variant="default" loading={isFetching} onClick={() => void refetch()}>{t('contract.verify')}</Button>
    </Group>
  )
}
