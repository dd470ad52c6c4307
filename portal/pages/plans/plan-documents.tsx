import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Plan } from '#services/quoting/plan-view.ts'
import { useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FileLink } from '../../parts/file-link.tsx'
import { Panel } from '../../parts/panel.tsx'

/** The drawings and models the plan is made for, by their content. */
export const PlanDocuments = ({ plan: { rfqId, content: { documents } } }: { readonly plan: Plan }): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  return (
    <Panel title={t('fields.documents')} of="documents">
      {documents.map(({ sha256, name, revision, exportClass }) => (
        <Group key={sha256} gap="sm">
          <FileLink name={name} link={() => api.quoting.readDocument({ params: { rfqId, sha256 } })} />
          <Text size="sm" c="dimmed">{t('fields.revision')} {revision} · {t(`values.${exportClass}`)}</Text>
        </Group>
      ))}
    </Panel>
  )
}
