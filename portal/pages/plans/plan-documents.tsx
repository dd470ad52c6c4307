import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Plan } from '#services/quoting/plan-view.ts'
import { useApi, useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FileLink } from '../../parts/file-link.tsx'
import { Panel } from '../../parts/panel.tsx'
import { DocumentShape, firstShape } from '../requests/document-shape.tsx'

/** The drawings and models the plan is made for, by their content. */
export const PlanDocuments = ({ plan: { rfqId, content: { documents } } }: { readonly plan: Plan }): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const rfq = useRead('quoting', 'readRequest', { params: { rfqId } })
  const shapes = rfq.data?.documents ?? []
  const first = firstShape(shapes.filter(({ sha256 }) => documents.some((each) => each.sha256 === sha256)))
  const shapeOf = (sha256: string): ReactNode => {
    const document = shapes.find((each) => each.sha256 === sha256)
    return rfq.data && document && <DocumentShape rfq={rfq.data} document={document} atOnce={sha256 === first} />
  }
  return (
    <Panel title={t('fields.documents')} of="documents">
      {documents.map(({ sha256, name, revision, exportClass }) => (
        <div key={sha256}>
          <Group gap="sm">
            <FileLink name={name} link={() => api.quoting.readDocument({ params: { rfqId, sha256 } })} />
            <Text size="sm" c="dimmed">{t('fields.revision')} {revision} · {t(`values.${exportClass}`)}</Text>
          </Group>
          {shapeOf(sha256)}
        </div>
      ))}
    </Panel>
  )
}
