import { readFileSync } from 'node:fs'
import { analysisOf } from '#services/quoting/domain/analysis.ts'
import { estimate } from '#services/quoting/domain/estimate/estimate.ts'
import { usualRules } from '#services/quoting/domain/manufacturability.ts'
import { emptyBook } from '#services/quoting/domain/price-book.ts'
import type { Estimate, FigureName } from '#services/quoting/estimate-view.ts'
import { exampleOffer, examplePrices, exampleWishes } from '#services/quoting/examples.ts'
import { openGeometry } from '#services/quoting/geometry/analyse.ts'
import { collection, readReferences, samples, withoutCollection } from '#services/quoting/geometry/samples/reference.ts'
import { ok } from '#shared/kernel/result.ts'
import { figure, table } from './table.ts'

const quantities = [1, 10, 100] as const
const materials = ['EN AW-6082 T6', '1.7225 (42CrMo4)'] as const

/** What the sample price book says of real parts, to be looked at with a machinist's eye: there is no answer to hold it against. */
export const estimates = async ({ say }: { readonly say: (text: string) => void }): Promise<void> => {
  if (!collection) say(`Only the samples: ${withoutCollection}.`)
  const folder = collection ?? samples
  const geometry = openGeometry({ timeoutMs: 300_000 })
  const rows: string[][] = []
  for (const [name] of readReferences(folder)) {
    const analysed = await geometry.analyse(readFileSync(new URL(name, folder)), 'step')
    const analysis = analysisOf(analysed.ok ? ok(analysed.value.report) : analysed, usualRules, new Date(0).toISOString())
    for (const material of materials) {
      rows.push([name, material, ...cells(estimate({ rfqId: 'rfq', sha256: '', analysis, wishes: { ...exampleWishes, material }, book: { ...emptyBook, prices: examplePrices, ...exampleOffer } }))])
    }
  }
  geometry.close()
  say(table(['part', 'material', 'stock, mm', 'kg', 'saw', 'rough', 'finish', 'drill', 'by hand', 'clampings', ...quantities.map((each) => `price of ${each}`)], rows))
  say('Times in minutes a piece; prices in euro a piece, with programming and set-up.')
}

const cells = (told: Estimate): string[] => {
  if (told.outcome === 'none') return [`none: ${told.reason}`]
  const { stock, figures, operations, prices, unknowns } = told
  const sum = (...names: FigureName[]): number => [...figures, ...operations.flatMap((each) => each.figures)].filter(({ name }) => names.includes(name)).reduce((total, { value }) => total + Number(value), 0)
  const minutes = (...names: FigureName[]): string => figure(sum(...names) / 60, 1)
  if (!stock) return [`none: ${unknowns.find(({ stops }) => stops)?.code ?? ''}`]
  return [
    stock.form === 'round-bar' ? `⌀${stock.diameterMm} × ${stock.lengthMm}` : `${stock.thicknessMm} × ${stock.widthMm} × ${stock.lengthMm}`, figure(sum('stock-mass') / 1000, 2),
    minutes('sawing-time'), minutes('roughing-time'), minutes('finishing-time'), minutes('drilling-time'), minutes('handling-time', 'deburring-time', 'inspecting-time'),
    String(operations.filter(({ process }) => ['turning', 'milling', 'five-axis-milling'].includes(process)).length),
    ...quantities.map((each) => figure((prices.find(({ quantity }) => quantity === each)?.unitPrice.minor ?? Number.NaN) / 100, 0)),
  ]
}
