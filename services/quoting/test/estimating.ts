import { exampleOffer, examplePrices, exampleWishes } from '../examples.ts'
import { emptyBook } from '../domain/price-book.ts'
import { estimate, type Asked } from '../domain/estimate/estimate.ts'
import type { Estimate } from '../estimate-view.ts'
import type { Offer, PriceBook } from '../price-book-view.ts'
import type { Analysis, Drilled, Machining, Measures } from '../rfq-view.ts'

type Box = readonly [number, number, number]
export type Shape = { readonly box?: Box; readonly volume?: number; readonly machining?: Partial<Machining>; readonly old?: boolean }
const block: Machining = { process: 'milled', setups: 2, holes: 0, findings: [], drilled: [] }
export const shaft: Partial<Machining> = { process: 'turned', setups: 2 }
const { drilled: _drilled, ...before } = block
export const measures = ({ box = [100, 60, 20], volume = 80_000, machining = {}, old = false }: Shape): Measures => ({
  volumeMm3: volume.toFixed(6), areaMm2: '18400.000000', boundingBoxMm: { min: ['0', '0', '0'], max: box.map((side) => side.toFixed(6)) },
  solids: 1, faces: 12, units: 'mm', warnings: [], machining: { ...(old ? before : block), ...machining },
})
export const measured = (shape: Shape): Analysis => ({ status: 'Measured', measures: measures(shape), at: '2026-03-02T08:00:00.000Z' })
export const filled: PriceBook = { ...emptyBook, prices: examplePrices, ...exampleOffer }
export const ask = (shape: Shape = {}, changes: Partial<Asked> = {}): Estimate =>
  estimate({ rfqId: `rfq_${'1'.repeat(26)}`, sha256: '0'.repeat(64), analysis: measured(shape), wishes: exampleWishes, book: filled, ...changes })
/** What is estimated of a part that must have an estimate: a block of aluminium unless told otherwise. */
export const made = (shape: Shape = {}, changes: Partial<Asked> = {}) => {
  const told = ask(shape, changes)
  if (told.outcome !== 'made') throw new Error(told.reason)
  return told
}
type Made = ReturnType<typeof made>
export const figureOf = ({ figures, operations }: Made, name: string): number => {
  const all = [...figures, ...operations.flatMap((each) => each.figures)].filter((each) => each.name === name)
  if (all.length === 0) throw new Error(`no figure ${name}`)
  return all.reduce((sum, { value }) => sum + Number(value), 0)
}
export const cutSeconds = ({ operations }: Made): number => operations.reduce((sum, { cycleSeconds }) => sum + cycleSeconds, 0)
export const codes = ({ unknowns }: Made, stops: boolean): string[] => unknowns.filter((each) => each.stops === stops).map(({ code }) => code)
export const holes = (...drilled: Drilled[]): Partial<Machining> => ({ drilled, holes: drilled.reduce((sum, { count }) => sum + count, 0) })
export const material = (changes: Partial<Offer['materials'][number]>): PriceBook => ({ ...filled, materials: filled.materials.map((each) => ({ ...each, ...changes })) })
