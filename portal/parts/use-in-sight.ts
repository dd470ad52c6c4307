import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import { usePrinting } from './use-printing.ts'

/** From so many rows on only those in sight are in the page. */
const virtualFrom = 60

type InSight = {
  readonly long: boolean
  readonly indexes: readonly number[]
  /** Pixels that the rows above and below take, which are not drawn. */
  readonly before: number
  readonly after: number
  /** A `ref` for rows that are not all equally high; each also says which it is (`data-index`). */
  readonly measure: (row: Element | null) => void
}

/** Which of so many rows are drawn: all of a short list, and on paper; of a long one those in sight. `height`: about that of one, in pixels. */
export const useInSight = (count: number, viewport: RefObject<HTMLElement | null>, height: number): InSight => {
  const long = useLong(count)
  const virtual = useVirtualizer({ count, getScrollElement: () => viewport.current, estimateSize: () => height, overscan: 12, enabled: long })
  if (!long) return { long, indexes: Array.from({ length: count }, (_, index) => index), before: 0, after: 0, measure: virtual.measureElement }
  const items = virtual.getVirtualItems()
  return { long, indexes: items.map(({ index }) => index), before: items[0]?.start ?? 0, after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0), measure: virtual.measureElement }
}

export const useLong = (count: number): boolean => {
  const printing = usePrinting()
  return count >= virtualFrom && !printing
}
