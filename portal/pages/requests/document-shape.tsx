import { Button, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { RuleId } from '#services/quoting/manufacturability-view.ts'
import type { Document } from '#services/quoting/rfq-view.ts'
import { useApi } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PartView } from '../../parts/part-view/part-view.tsx'
import { Findings } from './findings.tsx'

/** The shape of a measured file with what makes it dear to make. One is shown at once, others when they are asked for: a browser draws few at a time. */
export const DocumentShape = ({ rfqId, document, atOnce }: { readonly rfqId: string; readonly document: Document; readonly atOnce: boolean }): ReactNode => {
  const { t } = useWords()
  const api = useApi()
  const [asked, setAsked] = useState(false)
  const [rule, setRule] = useState<RuleId>()
  const { sha256, name, analysis, preview } = document
  if (analysis.status === 'Pending' || analysis.status === 'NotAnalysed') return null
  const machining = analysis.measures?.machining
  const show = (next: RuleId | undefined) => {
    setRule(next)
    setAsked(true)
  }
  return (
    <>
      {!preview ? <Text size="sm" c="dimmed">{t('partView.none')}</Text>
        : !asked && !atOnce ? <Button size="compact-xs" variant="default" mt={4} onClick={() => setAsked(true)}>{t('partView.show')}</Button>
        : <PartView name={name} measures={analysis.measures} link={() => api.quoting.readPreview({ params: { rfqId, sha256 } })} marked={machining?.findings.find((each) => each.rule === rule)?.faceIds ?? none} />}
      {machining && <Findings machining={machining} shown={rule} onShow={preview && show} />}
    </>
  )
}

const none: readonly number[] = []

/** The file that is shown at once: the first with a shape. */
export const firstShape = (documents: readonly Document[]): string | undefined => documents.find(({ preview }) => preview !== undefined)?.sha256
