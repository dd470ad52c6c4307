import { Box, Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Shape } from '#services/quoting/shape-view.ts'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import type { RequestSeen } from './request-seen.ts'
import { TakeButton } from './take-button.tsx'
import { useStatedWords } from './use-stated-words.ts'

/** `annotation`: which of the stated dimensions and tolerances it is, from 1; a datum alone asks for nothing. */
type Line = { readonly key: string; readonly what: string; readonly size: string; readonly count: number; readonly faceIds: readonly number[]; readonly annotation?: number }
/** Shows faces instead of those shown before; none when undefined. */
type Mark = (faceIds: readonly number[] | undefined) => void
type ShapeListProps = { readonly rfq: RequestSeen; readonly sha256: string; readonly name: string; readonly marked: readonly number[]; readonly onMark: Mark | undefined }

/** Holes, features and stated tolerances of a model; each shows its faces in the view above. */
export const ShapeList = ({ rfq, sha256, name, marked, onMark }: ShapeListProps): ReactNode => {
  const { t, number } = useWords()
  const shape = useRead('quoting', 'readShape', { params: { rfqId: rfq.rfqId, sha256 } })
  const linesOf = useLines()
  return (
    <Answer of={shape}>
      {(read) => (
        <Box mt="xs">
          <DataTable
            label={`${t('shape.title')}: ${name}`} rows={linesOf(read)} rowKey={({ key }) => key} empty={<Empty title={t('shape.nothing')} />}
            columns={[
              { name: 'kind', text: ({ what }) => what },
              { name: 'size', text: ({ size }) => size },
              { name: 'count', align: 'right', text: ({ count }) => number(count) },
              ...(onMark ? [{ name: 'faces', text: () => '', show: (line: Line) => <Faces line={line} marked={marked} onMark={onMark} /> }] : []),
              ...(read.stated.length > 0 ? [{ name: 'requirement', text: () => '', show: (line: Line) => <Requirement rfq={rfq} sha256={sha256} line={line} /> }] : []),
            ]}
          />
        </Box>
      )}
    </Answer>
  )
}

const Faces = ({ line: { what, size, faceIds }, marked, onMark }: { readonly line: Line; readonly marked: readonly number[]; readonly onMark: Mark }): ReactNode => {
  const { t } = useWords()
  const shown = marked === faceIds
  if (faceIds.length === 0) return null
  return <Button size="compact-xs" variant={shown ? 'filled' : 'default'} aria-pressed={shown} aria-label={`${t('dfm.show')}: ${what} ${size}`} onClick={() => onMark(shown ? undefined : faceIds)}>{t('dfm.show')}</Button>
}

const Requirement = ({ rfq, sha256, line: { what, size, annotation } }: { readonly rfq: RequestSeen; readonly sha256: string; readonly line: Line }): ReactNode =>
  (annotation === undefined ? null : <TakeButton rfq={rfq} sha256={sha256} what={{ annotation }} name={`${what} ${size}`} />)

const useLines = (): ((shape: Shape) => readonly Line[]) => {
  const { t, maybe, number } = useWords()
  const { whatOf, sizeOf } = useStatedWords()
  return ({ holes, features, stated }) => [
    ...holes.map(({ kind, diameterMm, depthMm, count, faceIds }, index) => ({ key: `hole ${index}`, what: maybe(`shape.hole-${kind}`) ?? kind, size: t('shape.hole', { diameter: number(diameterMm, 2), depth: number(depthMm, 2) }), count, faceIds })),
    ...features.map(({ kind, count, faceIds }) => ({ key: `feature ${kind}`, what: maybe(`shape.feature-${kind}`) ?? kind, size: '', count, faceIds })),
    ...stated.map((annotation, index) => ({ key: `stated ${index}`, what: whatOf(annotation), size: sizeOf(annotation), count: 1, faceIds: annotation.faceIds, ...(annotation.kind !== 'datum' && { annotation: index + 1 }) })),
  ]
}
