/** An exact non-negative fraction of minor units. Prices are added and scaled as fractions, and rounded once where they are printed. */
export type Ratio = { readonly over: bigint; readonly under: bigint }

export const ratio = (over: number | bigint, under: number | bigint = 1n): Ratio => ({ over: BigInt(over), under: BigInt(under) })

export const plus = (a: Ratio, b: Ratio): Ratio =>
  a.under === b.under ? { over: a.over + b.over, under: a.under } : { over: a.over * b.under + b.over * a.under, under: a.under * b.under }

export const times = (a: Ratio, b: Ratio): Ratio => ({ over: a.over * b.over, under: a.under * b.under })

export const total = (parts: readonly Ratio[]): Ratio => parts.reduce(plus, ratio(0))

/** Half up: the nearest whole minor unit, .5 to the next higher one. */
export const rounded = ({ over, under }: Ratio): bigint => (2n * over + under) / (2n * under)
