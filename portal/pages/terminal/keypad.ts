/** Counts of an operation's pieces as they are typed on the terminal's pad. */
export type Counts = { readonly good: number; readonly scrap: number; readonly rework: number }
export type Column = keyof Counts

/** A pad's key: a digit, the last digit away, or all of them. */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'back' | 'clear'
export const padKeys = ['7', '8', '9', '4', '5', '6', '1', '2', '3', 'clear', '0', 'back'] as const satisfies readonly PadKey[]

export const typed = (value: number, key: PadKey, fresh: boolean): number => {
  if (key === 'clear') return 0
  if (key === 'back') return Math.trunc(value / 10)
  return fresh ? Number(key) : value * 10 + Number(key)
}

/**
 * The counts with one of them typed; undefined where there are not that many pieces. What is lost or set aside is no longer good, so that the counts add up by themselves; good
 * pieces that are counted by hand may leave some that must still be said to be one or the other.
 */
export const counted = (counts: Counts, column: Column, value: number, available: number): Counts | undefined => {
  const others = { ...counts, [column]: value }
  const next = column === 'good' ? others : { ...others, good: available - others.scrap - others.rework }
  return next.good < 0 || next.good + next.scrap + next.rework > available ? undefined : next
}

/** Pieces not yet said to be good, scrap or rework. */
export const missing = ({ good, scrap, rework }: Counts, available: number): number => available - good - scrap - rework
