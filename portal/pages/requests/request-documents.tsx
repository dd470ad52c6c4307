import { Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Document } from '#services/quoting/rfq-view.ts'
import { useApi } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Empty } from '../../parts/empty.tsx'
import { FileLink } from '../../parts/file-link.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { WarningText } from '../../parts/warning-text.tsx'
import { sizeText } from '../orders/size-text.ts'
import { AddFiles } from './add-files.tsx'
import { DocumentShape, firstShape } from './document-shape.tsx'
import { DrawingSays } from './drawing-says.tsx'
import type { RequestSeen } from './request-seen.ts'
import { ShapeChanges, useComparison } from './shape-changes.tsx'
import { TakesPlace } from './takes-place.tsx'

/** The files of a request, each with what measuring it has shown. */
export const RequestDocuments = ({ rfq }: { readonly rfq: RequestSeen }): ReactNode => {
  const { t } = useWords()
  return (
    <Panel title={t('fields.documents')} of="documents">
      {rfq.documents.length === 0 && <Empty title={t('request.noDocuments')}>{t('request.noDocumentsHelp')}</Empty>}
      <Stack gap="sm">{rfq.documents.map((document) => <OneDocument key={document.sha256} rfq={rfq} document={document} />)}</Stack>
      {['Draft', 'Submitted', 'InReview', 'NeedsClarification'].includes(rfq.status) && <AddFiles rfq={rfq} />}
    </Panel>
  )
}

const OneDocument = ({ rfq, document }: { readonly rfq: RequestSeen; readonly document: Document }): ReactNode => {
  const words = useWords()
  const { t } = words
  const api = useApi()
  const { sha256, name, revision, exportClass, bytes, analysis, addedBy } = document
  const params = { rfqId: rfq.rfqId, sha256 }
  const comparison = useComparison(document, rfq.documents)
  return (
    <div data-file={name}>
      <Group gap="sm" justify="space-between">
        <FileLink name={name} link={() => api.quoting.readDocument({ params })} />
        <Group gap="xs">
          <Text size="sm" c="dimmed">{t('fields.revision')} {revision} · {t(`values.${exportClass}`)} · {sizeText(words, bytes)} · {addedBy.name}</Text>
          <Status of={analysis.status} />
        </Group>
      </Group>
      <TakesPlace rfq={rfq} document={document} />
      <AnalysisText of={document} />
      {document.drawing ? <DrawingSays rfq={rfq} document={document} /> : <DocumentShape rfq={rfq} document={document} before={comparison.before?.document} atOnce={sha256 === firstShape(rfq.documents)} />}
      <ShapeChanges document={document} comparison={comparison} />
      {analysis.status === 'NeedsPerson' && document.replacedBy === undefined && <Group mt="xs"><Actions of={[act('quoting', 'acknowledgeMeasurement', params, { seen: rfq })]} /></Group>}
    </div>
  )
}

/** Volume, box and warnings, as soon as they are there. */
export const AnalysisText = ({ of: { analysis } }: { readonly of: Document }): ReactNode => {
  const { t, maybe, number } = useWords()
  if (analysis.status === 'Pending') return <Text size="sm" c="dimmed" role="status">{t('request.measuring')}</Text>
  if (analysis.status === 'NotAnalysed') return null
  const { measures } = analysis
  const said = 'code' in analysis ? [analysis.code, ...(measures?.warnings ?? [])] : measures?.warnings ?? []
  const size = measures?.boundingBoxMm.max.map((max, axis) => number(Number(max) - Number(measures.boundingBoxMm.min[axis] ?? 0), 1)).join(' × ')
  return (
    <>
      {measures && <Text size="sm">{t('request.measured', { volume: number(Number(measures.volumeMm3) / 1000, 2), area: number(Number(measures.areaMm2) / 100, 1), size: size ?? '', solids: number(measures.solids), faces: number(measures.faces) })}</Text>}
      {[...new Set(said)].map((code) => <WarningText key={code}>{t('request.warning', { warning: maybe(`geometry.${code}`) ?? code })}</WarningText>)}
      {'note' in analysis && <Text size="sm">{analysis.by.name}: {analysis.note}</Text>}
    </>
  )
}
