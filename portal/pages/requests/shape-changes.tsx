import { Box, NativeSelect, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Document } from '#services/quoting/rfq-view.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { measuredOf, predecessorOf, shapeDifferences, type ShapeDifference } from './shape-differences.ts'

/** With which other measured file of the request a model is compared: the one before it, until somebody chooses. */
export const useComparison = (document: Document, documents: readonly Document[]) => {
  const measured = measuredOf(documents)
  const [chosen, setChosen] = useState<string>()
  const own = measured.find((each) => each.document.sha256 === document.sha256)
  const others = measured.filter((each) => each !== own)
  const before = own && (chosen === undefined ? predecessorOf(document, measured) : others.find((each) => each.document.sha256 === chosen))
  return { own, others, before, choose: setChosen }
}

type ChangesProps = { readonly document: Document; readonly comparison: ReturnType<typeof useComparison> }

/** What a model has different from another, in figures. */
export const ShapeChanges = ({ document, comparison: { own, others, before, choose } }: ChangesProps): ReactNode => {
  const { t } = useWords()
  if (!own || others.length === 0) return null
  return (
    <Box mt="xs" role="group" aria-label={t('revision.label', { name: document.name })}>
      <NativeSelect
        size="xs" maw={360} label={t('revision.with')} value={before?.document.sha256 ?? ''} onChange={({ currentTarget: { value } }) => choose(value)}
        data={[{ value: '', label: t('revision.none') }, ...others.map((each) => ({ value: each.document.sha256, label: `${each.document.name} · ${each.document.revision}` }))]}
      />
      {before && <Differences of={shapeDifferences(before.measures, own.measures)} />}
    </Box>
  )
}

const Differences = ({ of }: { readonly of: readonly ShapeDifference[] }): ReactNode => {
  const { t } = useWords()
  const rows = useRows(of)
  if (of.length === 0) return <Text size="sm" mt={6}>{t('revision.same')}</Text>
  return (
    <Box mt={6}>
      <DataTable
        label={t('revision.changes')} rows={rows} rowKey={({ key }) => key} empty={null}
        columns={[
          { name: 'figure', text: ({ what }) => what },
          { name: 'before', align: 'right', text: ({ before }) => before },
          { name: 'after', align: 'right', text: ({ after }) => after },
          { name: 'difference', align: 'right', text: ({ difference }) => difference },
        ]}
      />
    </Box>
  )
}

type Row = { readonly key: string; readonly what: string; readonly before: string; readonly after: string; readonly difference: string }

const useRows = (of: readonly ShapeDifference[]): Row[] => {
  const { t, maybe, number } = useWords()
  const signed = (value: number, digits: number): string => `${value > 0 ? '+' : '−'}${number(Math.abs(value), digits)}`
  const counted = (key: string, what: string, before: number, after: number): Row => ({ key, what, before: number(before), after: number(after), difference: signed(after - before, 0) })
  /** Both in the unit they are read in. */
  const measured = (what: 'volumeMm3' | 'areaMm2', before: number, after: number): Row => {
    const [scale, unit] = what === 'volumeMm3' ? [1000, 'cm³'] : [100, 'cm²']
    const text = (value: number): string => `${number(value / scale, 3)} ${unit}`
    return { key: what, what: t(`fields.${what}`), before: text(before), after: text(after), difference: `${signed((after / before - 1) * 100, 2)}${t('units.percent')}` }
  }
  return of.map((each): Row => {
    switch (each.what) {
      case 'volumeMm3': case 'areaMm2': return measured(each.what, each.before, each.after)
      case 'boundingBoxMm': {
        const text = (sizes: readonly number[]): string => `${sizes.map((size) => number(size, 2)).join(' × ')} mm`
        return { key: each.what, what: t('fields.boundingBoxMm'), before: text(each.before), after: text(each.after), difference: `${each.after.map((size, axis) => signed(size - (each.before[axis] ?? 0), 2)).join(' / ')} mm` }
      }
      case 'process': return { key: each.what, what: t('fields.process'), before: maybe(`values.${each.before}`) ?? each.before, after: maybe(`values.${each.after}`) ?? each.after, difference: '' }
      case 'hole': {
        const { kind, diameterMm, depthMm } = each.hole
        const size = t('shape.hole', { diameter: number(Number(diameterMm), 2), depth: number(Number(depthMm), 2) })
        return counted(`hole ${kind} ${diameterMm} ${depthMm}`, `${maybe(`shape.hole-${kind}`) ?? kind} ${size}`, each.before, each.after)
      }
      default: return counted(each.what, t(`fields.${each.what}`), each.before, each.after)
    }
  })
}
