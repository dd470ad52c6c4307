import { inOrder } from '../i18n/formats.ts'
import type { Column } from './column.ts'

/** By which column, and whether the greatest comes first. */
export type Sort = { readonly name: string; readonly down: boolean }

/** `number`, or `-number` where the greatest comes first. */
export const inAddress = ({ name, down }: Sort): string => `${down ? '-' : ''}${name}`
export const sortIn = (text = ''): Sort | undefined => (text === '' ? undefined : { name: text.replace(/^-/, ''), down: text.startsWith('-') })

/** The rows as they come where no column has that name: it may be out of an old address. */
export const sorted = <T>(rows: readonly T[], columns: readonly Column<T>[], sort: Sort | undefined): readonly T[] => {
  const column = columns.find(({ name }) => name === sort?.name)
  if (!column) return rows
  const { order } = column
  const sign = sort?.down === true ? -1 : 1
  return rows.toSorted((a, b) => sign * (order ? order(a) - order(b) : inOrder(column.text(a), column.text(b))))
}
