import type { Unknown } from '../../estimate-view.ts'
import type { Wishes } from '../../rfq-view.ts'
import type { Part } from './part.ts'

/** Drills for ISO metric coarse threads, in mm (ISO 2306): nominal diameter less pitch, to the next drill. */
const tapDrills: readonly (readonly [string, number])[] = [
  ['M2', 1.6], ['M2.5', 2.05], ['M3', 2.5], ['M4', 3.3], ['M5', 4.2], ['M6', 5], ['M8', 6.8], ['M10', 8.5], ['M12', 10.2], ['M14', 12], ['M16', 14], ['M18', 15.5], ['M20', 17.5], ['M22', 19.5], ['M24', 21],
]

/** Holes as wide as the drill of a thread: asked about, never assumed. */
export const threadCandidates = ({ holes = [] }: Part): string =>
  tapDrills.flatMap(([thread, drill]) => {
    const count = holes.filter(({ diameterMm }) => Math.abs(diameterMm - drill) < 0.011).reduce((sum, each) => sum + each.count, 0)
    return count === 0 ? [] : [`${count} × ${thread}`]
  }).join(', ')

/** What no model of this kind tells: the price is without it, and the estimate says so. */
export const notInModel = (part: Part, { finish, toleranceClass }: Pick<Wishes, 'finish' | 'toleranceClass'>): Unknown[] => {
  const threads = threadCandidates(part)
  return [
    ...(part.holes === undefined ? [{ code: 'holes-not-told' as const, stops: false }] : []),
    { code: 'threads', ...(threads !== '' && { of: threads }), stops: false },
    { code: 'tolerances', ...(toleranceClass !== '' && { of: toleranceClass }), stops: false },
    ...(finish === '' ? [] : [{ code: 'surface-finish' as const, of: finish, stops: false }]),
    { code: 'heat-treatment', stops: false },
  ]
}
