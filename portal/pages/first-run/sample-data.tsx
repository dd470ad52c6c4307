import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useConfig } from '../../api/use-config.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useMessages } from '../../parts/use-messages.ts'
import { usePutAway } from '../../parts/use-put-away.ts'
import { useHasRole, useSession } from '../../session/use-session.ts'

/** As `local/sample-data.ts` says it. */
type Standing = { readonly status: 'Empty' | 'NotEmpty' | 'Running' | 'Done' | 'Failed'; readonly done?: number; readonly of?: number; readonly detail?: string }

/** On an empty system that can make sample orders, the manager gets a button for it. */
export const SampleData = (): ReactNode => {
  const manager = useHasRole(['manager'])
  const address = useConfig()?.sampleData
  return manager && address !== undefined && <Offer address={address} />
}

const Offer = ({ address }: { readonly address: string }): ReactNode => {
  const { t } = useWords()
  const { token } = useSession()
  const queries = useQueryClient()
  const message = useMessages()
  const key = ['sample-data']
  const call = async (method: 'GET' | 'POST'): Promise<Standing> => {
    const answer = await fetch(address, { method, headers: { authorization: `Bearer ${await token()}` } })
    if (!answer.ok) throw new Error(`sample data: ${answer.status}`)
    return answer.json()
  }
  const standing = useQuery({ queryKey: key, queryFn: () => call('GET'), refetchInterval: ({ state }) => (state.data?.status === 'Running' ? 1000 : false) })
  const begin = async () => queries.setQueryData(key, await call('POST'))
  const { status, done = 0, of = 1, detail = '' } = standing.data ?? { status: 'NotEmpty' as const }
  const { away, putAway, takeOut } = usePutAway('sample-data')
  if (status === 'NotEmpty' || (away && status !== 'Running')) return null
  const dismiss = () => {
    putAway()
    message(t('firstRun.dismissed'), takeOut)
  }
  return (
    <Alert color="petrol" title={t('firstRun.title')} data-panel="sample-data" withCloseButton={status !== 'Running'} closeButtonLabel={t('firstRun.dismiss')} onClose={dismiss}>
      <Stack gap="sm">
        <Text size="sm" role="status">{t(`firstRun.${status}`, { done, of, detail })}</Text>
        {status === 'Running' && <Progress value={(done / of) * 100} aria-label={t('firstRun.progress')} />}
        {status === 'Empty' && <Group><Button onClick={() => void begin()}>{t('firstRun.begin')}</Button></Group>}
      </Stack>
    </Alert>
  )
}
