import { within } from '#shared/vocabulary/decimal.ts'
import type { Decimal } from '#shared/vocabulary/measurement.ts'
import type { Characteristic } from './needed.ts'

/** `25.000 (25.000 … 25.021) mm`, `≥ 12.0`, `≤ 0.8`; empty for what is only looked at. */
export const limitsText = ({ nominal, lower, upper }: Characteristic): string => {
  const limits = lower !== undefined && upper !== undefined ? `${lower} … ${upper}` : lower !== undefined ? `≥ ${lower}` : upper !== undefined ? `≤ ${upper}` : ''
  const text = nominal && limits !== '' ? `${nominal.value} (${limits})` : (nominal?.value ?? limits)
  return nominal ? `${text} ${nominal.unit}` : text
}

/** A number as people type it: a comma is a point. */
export const typedDecimal = (text: string): Decimal => text.trim().replace(',', '.')

export type Mark = 'empty' | 'wrong' | 'in' | 'out'

/** Whether a reading lies within its limits; on the limit is within, and the comparison is exact. */
export const markOf = (text: string, { lower, upper }: Characteristic): Mark => {
  const value = typedDecimal(text)
  if (value === '') return 'empty'
  if (!/^-?\d{1,12}(\.\d{1,9})?$/.test(value)) return 'wrong'
  return within(value, lower, upper) ? 'in' : 'out'
}
