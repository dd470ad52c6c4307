import { Box, Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Shape } from '#services/quoting/shape-view.ts'
import { useRead } from '../../api/use-api.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { useStatedWords } from './use-stated-words.ts'

type Line = { readonly key: string; readonly what: string; readonly size: string; readonly count: number; readonly faceIds: readonly number[] }
/** Shows faces instead of those shown before; none when undefined. */
type Mark = (faceIds: readonly number[] | undefined) => void
type ShapeListProps = { readonly rfqId: string; readonly sha256: string; readonly name: string; readonly marked: readonly number[]; readonly onMark: Mark | undefined }

/** Holes, features and stated tolerances of a model; each shows its faces in the view above. */
export const ShapeList = ({ rfqId, sha256, name, marked, onMark }: ShapeListProps): ReactNode => {
  const { t, number } = useWords()
  const shape = useRead('quoting', 'readShape', { params: { rfqId, sha256 } })
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

const useLines = (): ((shape: Shape) => readonly Line[]) => {
  const { t, maybe, number } = useWords()
  const { whatOf, sizeOf } = useStatedWords()
  return ({ holes, features, stated }) => [
    ...holes.map(({ kind, diameterMm, depthMm, count, faceIds }, index) => ({ key: `hole ${index}`, what: maybe(`shape.hole-${kind}`) ?? kind, size: t('shape.hole', { diameter: number(diameterMm, 2), depth: number(depthMm, 2) }), count, faceIds })),
    ...features.map(({ kind, count, faceIds }) => ({ key: `feature ${kind}`, what: maybe(`shape.feature-${kind}`) ?? kind, size: '', count, faceIds })),
    ...stated.map((annotation, index) => ({ key: `stated ${index}`, what: whatOf(annotation), size: sizeOf(annotation), count: 1, faceIds: annotation.faceIds })),
  ]
}
