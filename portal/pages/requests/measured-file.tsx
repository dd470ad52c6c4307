import { NativeSelect } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Document } from '#services/quoting/rfq-view.ts'
import { useWords } from '../../i18n/use-words.ts'

/** A drawing has no shape to estimate from; what another file has replaced is no longer asked for. */
const canBeMeasured = ({ analysis, drawing, replacedBy }: Document): boolean => analysis.status !== 'NotAnalysed' && !drawing && replacedBy === undefined

/** The one of several files that an estimate or a price is made of: the first that is measured until another is chosen. */
export const useMeasuredFile = (documents: readonly Document[]): { readonly file: Document | undefined; readonly choice: ReactNode } => {
  const { t } = useWords()
  const [chosen, setChosen] = useState<string>()
  const files = documents.filter(canBeMeasured)
  const file = files.find(({ sha256 }) => sha256 === chosen) ?? files.find(({ analysis }) => analysis.status === 'Measured') ?? files[0]
  const choice = files.length > 1 && <NativeSelect label={t('estimate.file')} maw={360} value={file?.sha256 ?? ''} onChange={(event) => setChosen(event.currentTarget.value)} data={files.map(({ sha256, name, revision }) => ({ value: sha256, label: `${name} · ${revision}` }))} />
  return { file, choice }
}
