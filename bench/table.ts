/** A Markdown table; numbers to the right. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const text = rows.map((row) => row.map(String))
  const widths = head.map((name, at) => Math.max(3, name.length, ...text.map((row) => row[at]?.length ?? 0)))
  const numeric = head.map((_, at) => rows.length > 0 && rows.every((row) => /^[-–<≤>]|^[\d.,]+( |$|%|×)/.test(String(row[at]))))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => (numeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`
  const rule = `|${widths.map((width, at) => (numeric[at] ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`
  return [line(head), rule, ...text.map(line)].join('\n')
}

/** With thousands separated; as many decimals as asked for. */
export const figure = (value: number, decimals = 0): string => value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })

/** Rounded down to two figures: a capacity is no more exact than what it is computed from. */
export const about = (value: number): string => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1)
  return figure(Math.floor(value / unit) * unit)
}

/** The value that this share of the values does not exceed. Values in any order. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
export const median = (values: readonly number[]): number => quantile(values, 0.5)
