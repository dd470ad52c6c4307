import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { ApiClient } from '#services/contracts/people-view.ts'
import { useRead } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { isFields } from '../../forms/values.ts'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { columnKit } from '../../parts/columns.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import type { Shown } from './shown.ts'

type Made = { readonly clientId: string; readonly secret: string }

/** A customer's systems. The secret of a new one lives in this component only, until one leaves the page or closes it. */
export const ClientsPanel = ({ company, customerName }: Shown): ReactNode => {
  const words = useWords()
  const { t } = words
  const [made, setMade] = useState<Made>()
  const clients = useRead('contracts', 'listApiClients', { params: { company } })
  const kit = columnKit<ApiClient>(words)
  const keep = (value: unknown): void => {
    if (isFields(value) && typeof value['clientId'] === 'string' && typeof value['secret'] === 'string') setMade({ clientId: value['clientId'], secret: value['secret'] })
  }
  const create = act('contracts', 'createApiClient', { company }, { fixed: { customerName }, done: keep })
  return (
    <Panel of="clients" title={t('people.clients')} actions={clients.data && <Actions of={[create]} size="xs" />}>
      {made && <Secret of={made} onClose={() => setMade(undefined)} />}
      <Answer of={clients} lines={2}>
        {({ items, version }) => (
          <DataTable
            label={t('people.clients')} rows={items} rowKey={({ clientId }) => clientId} empty={<Empty title={t('people.noClients')}>{t('people.noClientsHelp')}</Empty>}
            columns={[
              kit.text('name', ({ name }) => name), kit.text('clientId', ({ clientId }) => clientId), kit.date('createdAt', ({ createdAt }) => createdAt),
              { name: 'whatNow', text: () => '', show: ({ clientId }) => <Actions size="xs" of={seen(clients, { version }, (answer) => ({ version: answer.version }), [act('contracts', 'revokeApiClient', { company, clientId }, { danger: true })])} /> },
            ]}
          />
        )}
      </Answer>
    </Panel>
  )
}

const Secret = ({ of: { clientId, secret }, onClose }: { readonly of: Made; readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  return (
    <Alert color="orange" title={t('people.secretTitle')} role="status" withCloseButton closeButtonLabel={t('app.close')} onClose={onClose}>
      <Text size="sm">{t('people.secretOnce', { client: clientId })}</Text>
      <Group gap="xs" mt="xs">
        <Code data-secret style={{ overflowWrap: 'anywhere' }}>{secret}</Code>
        <CopyButton value={secret}>{({ copied, copy }) => <Button size="xs" variant="default" onClick={copy}>{t(copied ? 'people.copied' : 'people.copy')}</Button>}</CopyButton>
      </Group>
    </Alert>
  )
}
