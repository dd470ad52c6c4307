import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { formatOf } from '#services/quoting/domain/documents.ts'
import { drawingOf } from '#services/quoting/drawing/drawing.ts'
import { openGeometry } from '#services/quoting/geometry/analyse.ts'
import { widthOf } from '#services/quoting/domain/tolerance-width.ts'
import type { Annotation, GeometryProblem, GeometryReport, Solid } from '#services/quoting/geometry/report.ts'
import { translator } from '#shared/i18n/translator.ts'
import type { Drawing, Suggestion } from '#services/quoting/drawing-view.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Subcommand } from '../subcommand.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }

export const catalogues = { en, te }
const words = (locale: Locale) => translator(catalogues, locale)
type Words = ReturnType<typeof words>

/** The file is to blame, not the attempt. */
const NO_PART: readonly GeometryProblem['code'][] = ['empty-file', 'too-large', 'not-a-step-file', 'unreadable-step', 'not-a-mesh-file', 'unreadable-mesh', 'not-a-drawing-file', 'unreadable-drawing']

/** `throughline analyze FILE`: what the geometry engine says of a file. 2: it is none. 1: it may be one, and the attempt failed. */
export const analyze: Subcommand = async (argv, { out, err, language = 'en' }) => {
  const asked = argumentsIn(argv)
  const given = asked?.locale ?? language
  const t = words(given.startsWith('te') ? 'te' : 'en')
  if (asked === undefined) return misused(err, t('usage'))
  const { path, json } = asked
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes === undefined) return misused(err, t('noFile', { path }))
  const geometry = openGeometry()
  const analysed = await geometry.analyse(bytes, formatOf({ name: path, contentType: '' }) ?? 'step')
  geometry.close()
  if (!analysed.ok) {
    const { code } = analysed.error
    err(t('problem', { path, reason: t(`problem.${code}`) }))
    return NO_PART.includes(code) ? 2 : 1
  }
  const { report } = analysed.value
  const drawing = drawingOf(report, [])
  out(json ? JSON.stringify({ ...report, ...(drawing && { suggestions: drawing.suggestions }) }, undefined, 2) : linesOf(report, drawing, t).join('\n'))
  return 0
}

const misused = (err: (text: string) => void, text: string): number => {
  err(text)
  return 2
}

const argumentsIn = (argv: readonly string[]): { readonly path: string; readonly json: boolean; readonly locale: string | undefined } | undefined => {
  try {
    const { values, positionals: [path, ...others] } = parseArgs({ args: [...argv], allowPositionals: true, options: { json: { type: 'boolean', default: false }, locale: { type: 'string' } } })
    return path === undefined || others.length > 0 ? undefined : { path, json: values.json, locale: values.locale }
  } catch {
    return undefined
  }
}

const linesOf = (report: GeometryReport, drawing: Drawing | undefined, t: Words): string[] => [
  t('file', { schema: report.schema, units: report.units, milliseconds: Math.round(report.milliseconds) }),
  ...statedLines(report, t), ...(drawing ? drawingLines(drawing, t) : []),
  ...report.solids.flatMap((solid, index) => ['', t('solid', { number: index + 1 }), ...solidLines(solid, t)]),
  '', report.decision === 'quotable' ? t('quotable') : t('needsPerson', { reason: t(`why.${report.reason.code}`) }),
]

/** Each suggestion with the words it stands in, and what the drawing leaves open. */
const drawingLines = ({ extentsMm, suggestions, unknown }: Drawing, t: Words): string[] => {
  const placeOf = ({ page, layer }: Suggestion): string => (page === undefined ? t('drawing.layer', { layer: layer ?? '0' }) : t('drawing.page', { page }))
  const said = suggestions.map((each) => `  ${t(`drawing.${each.kind}`)}: ${each.value} (${[...(each.source === each.value ? [] : [`"${each.source}"`]), placeOf(each)].join(', ')})`)
  return [
    ...(extentsMm ? [t('drawing.sheet', { width: figure(extentsMm.width), height: figure(extentsMm.height) })] : []),
    '', t('drawing.says'), ...(said.length === 0 ? [`  ${t('drawing.nothing')}`] : said),
    '', t('drawing.cannot'), ...unknown.map((each) => `  ${t(`unknown.${each}`)}`),
  ]
}

/** What the file itself says of dimensions and tolerances, counted. */
const statedLines = ({ pmi }: GeometryReport, t: Words): string[] => {
  const count = (kind: Annotation['kind']): number => pmi.filter((each) => each.kind === kind).length
  const widths = pmi.flatMap((each) => widthOf(each) ?? [])
  if (pmi.length === 0) return []
  return [t('stated', { dimensions: count('dimension'), tolerances: count('tolerance'), datums: count('datum') }), ...(widths.length > 0 ? [t('tightest', { width: figure(Math.min(...widths)) })] : [])]
}

const figure = (value: number): string => String(Number(value.toPrecision(8)))

/** `2 × round, fillet`, in the order in which they were found first. */
const counted = (names: readonly string[], t: Words): string => {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => (all.length === 1 ? name : `${all.length} × ${name}`))
  return counts.length === 0 ? t('none') : counts.join(', ')
}

const solidLines = ({ volumeMm3, areaMm2, boundingBoxMm: { min, max }, faces, holes, features, minInternalCornerRadiusMm, process, setups }: Solid, t: Words): string[] => {
  const rows: readonly (readonly [string, string])[] = [
    [t('volume'), `${figure(volumeMm3)} mm³`],
    [t('area'), `${figure(areaMm2)} mm²`],
    [t('size'), `${max.map((high, axis) => figure(high - (min[axis] ?? 0))).join(' × ')} mm`],
    [t('faces'), String(faces.total)],
    [t('holes'), counted(holes.map(({ kind, diameterMm, depthMm }) => `${t(`hole.${kind}`)} ⌀${figure(diameterMm)} ↧${figure(depthMm)}`), t)],
    [t('features'), counted(features.map(({ kind }) => t(`feature.${kind}`)), t)],
    [t('corner'), minInternalCornerRadiusMm === null ? t('none') : `R${figure(minInternalCornerRadiusMm)} mm`],
    [t('process'), t(`process.${process}`)],
    [t('setups'), String(setups)],
  ]
  return rows.map(([name, value]) => `  ${name}: ${value}`)
}
