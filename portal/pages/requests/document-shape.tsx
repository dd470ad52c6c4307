import { Button, Text } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import type { RuleId } from '#services/quoting/manufacturability-view.ts'
import type { Document } from '#services/quoting/rfq-view.ts'
import { useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PartView } from '../../parts/part-view/part-view.tsx'
import { Findings } from './findings.tsx'
import type { RequestSeen } from './request-seen.ts'
import { ShapeList } from './shape-list.tsx'

type ShapeProps = { readonly rfq: RequestSeen; readonly document: Document; readonly before?: Document | undefined; readonly atOnce: boolean }

/** The shape of a measured file with what makes it dear to make, and what is different from the model `before`. One is shown at once, others when they are asked for: a browser draws few at a time. */
export const DocumentShape = ({ rfq, document, before, atOnce }: ShapeProps): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const [asked, setAsked] = useState(false)
  const [marked, setMarked] = useState<readonly number[]>(none)
  const [listed, setListed] = useState(false)
  /** Where a list is long, what it marks is out of sight. */
  const view = useRef<HTMLDivElement>(null)
  const { sha256, name, analysis, preview, shape } = document
  if (analysis.status === 'Pending' || analysis.status === 'NotAnalysed') return null
  const machining = analysis.measures?.machining
  const linkOf = (of: Document) => () => api.quoting.readPreview({ params: { rfqId: rfq.rfqId, sha256: of.sha256 } })
  const mark = (faceIds: readonly number[] | undefined) => {
    setMarked(faceIds ?? none)
    setAsked(true)
    if (faceIds) view.current?.scrollIntoView({ block: 'nearest' })
  }
  const findings = machining?.findings ?? []
  const show = (rule: RuleId | undefined) => mark(findings.find((each) => each.rule === rule)?.faceIds)
  return (
    <>
      {!preview ? <Text size="sm" c="dimmed">{t('partView.none')}</Text>
        : !asked && !atOnce ? <Button size="compact-xs" variant="default" mt={4} onClick={() => setAsked(true)}>{t('partView.show')}</Button>
        : <div ref={view} style={{ scrollMarginTop: 72 }}><PartView name={name} measures={analysis.measures} link={linkOf(document)} marked={marked} before={before?.preview && { name: `${before.name} · ${before.revision}`, link: linkOf(before) }} /></div>}
      {machining && <Findings machining={machining} shown={findings.find(({ faceIds }) => faceIds === marked)?.rule} onShow={preview && show} />}
      {shape && <Button size="compact-xs" variant="default" mt={6} aria-expanded={listed} onClick={() => setListed(!listed)}>{t('shape.show')}</Button>}
      {shape && listed && <ShapeList rfq={rfq} sha256={sha256} name={name} marked={marked} onMark={preview && mark} />}
    </>
  )
}

const none: readonly number[] = []

/** The file that is shown at once: the first with a shape that holds. */
export const firstShape = (documents: readonly Document[]): string | undefined => documents.find(({ preview, replacedBy }) => preview !== undefined && replacedBy === undefined)?.sha256
