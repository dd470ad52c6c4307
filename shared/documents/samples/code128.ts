/**
 * Bar and space widths of Code 128 in the order of their values 0 to 106 (ISO/IEC 15417 table 1), kept apart from the
 * encoder so that a symbol is read by something that did not write it.
 */
const patterns = `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323
131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113
213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214
112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112
421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112`.split(/\s/)

const [startC, fnc1, stop] = [105, 102, 106]

export type Bar = { readonly left: number; readonly right: number }

const widthsOf = (bars: readonly Bar[]): number[] => bars.flatMap(({ left, right }, index) => {
  const next = bars[index + 1]
  return next === undefined ? [right - left] : [right - left, next.left - right]
})

const valuesOf = (widths: readonly number[]): number[] => {
  const characters = (widths.length - 7) / 6
  const groups = Array.from({ length: characters }, (_, index) => widths.slice(index * 6, index * 6 + 6).join(''))
  return [...groups, widths.slice(-7).join('')].map((pattern) => patterns.indexOf(pattern))
}

/** Reads a GS1-128 symbol in code set C, left to right; throws on an unknown pattern, a wrong start or check character. */
export const readGs1 = (bars: readonly Bar[]): string => {
  const values = valuesOf(widthsOf(bars.toSorted((a, b) => a.left - b.left)))
  if (values.includes(-1)) throw new Error(`unknown pattern in ${values.join(' ')}`)
  const [start, function1, ...rest] = values
  if (start !== startC || function1 !== fnc1 || rest.at(-1) !== stop) throw new Error('not a GS1-128 symbol in code set C')
  const data = rest.slice(0, -2)
  const check = (startC + [fnc1, ...data].reduce((sum, value, index) => sum + value * (index + 1), 0)) % 103
  if (check !== rest.at(-2)) throw new Error('wrong check character')
  return data.map((pair) => String(pair).padStart(2, '0')).join('')
}
