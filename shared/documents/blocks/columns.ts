import type { Column } from '../document.ts'

/** What a column would like: `least` holds its longest word, `most` its longest line, in points. */
export type Wish = { readonly least: number; readonly most: number }

const spread = (wishes: readonly Wish[], width: number): number[] => {
  const least = wishes.reduce((sum, wish) => sum + wish.least, 0)
  const most = wishes.reduce((sum, wish) => sum + wish.most, 0)
  if (most <= width) return wishes.map((wish) => wish.most + (width - most) * (wish.most / Math.max(most, 1)))
  if (least >= width) return wishes.map((wish) => (wish.least * width) / least)
  return wishes.map((wish) => wish.least + ((wish.most - wish.least) * (width - least)) / (most - least))
}

/** Column widths that add up to `width`: stated shares first, the rest by content. */
export const columnWidths = (columns: readonly Column[], wishes: readonly Wish[], width: number): number[] => {
  const stated = columns.map((column) => (column.width === undefined ? undefined : column.width * width))
  const left = width - stated.reduce<number>((sum, share) => sum + (share ?? 0), 0)
  const free = spread(wishes.filter((_, index) => stated[index] === undefined), Math.max(left, 0))
  let next = 0
  return stated.map((share) => share ?? free[next++] ?? 0)
}
