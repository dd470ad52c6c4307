import type { Words } from '../i18n/use-words.ts'
import type { Column } from './column.ts'
import { Status } from './status.tsx'
import { ThingLink } from './thing-link.tsx'

type Part = { readonly number: string; readonly name: string; readonly revision: string }

/** The kinds of columns that tables of things have in common; each is named (`fields.<name>`) and told how to get its value from a row. */
export type Kit<T> = {
  readonly text: (name: string, of: (row: T) => string | undefined) => Column<T>
  /** The readable number of a thing, leading to its page. */
  readonly link: (name: string, idOf: (row: T) => string, textOf: (row: T) => string) => Column<T>
  readonly part: (of: (row: T) => Part) => Column<T>
  /** To the right, sorted as a number. */
  readonly count: (name: string, of: (row: T) => number | undefined) => Column<T>
  /** An instant or a day: in words, sorted by time. */
  readonly date: (name: string, of: (row: T) => string | undefined) => Column<T>
  /** A value of a fixed list, in words. */
  readonly value: (name: string, of: (row: T) => string) => Column<T>
  readonly status: (of: (row: T) => string) => Column<T>
}

export const columnKit = <T,>({ t, number, date }: Words): Kit<T> => ({
  text: (name, of) => ({ name, text: (row) => of(row) ?? '' }),
  link: (name, idOf, textOf) => ({ name, text: textOf, show: (row) => <ThingLink id={idOf(row)}>{textOf(row)}</ThingLink> }),
  part: (of) => ({ name: 'part', text: (row) => partText(of(row)) }),
  count: (name, of) => ({ name, text: (row) => countText(of(row), number), order: (row) => of(row) ?? -1, align: 'right' }),
  date: (name, of) => ({ name, text: (row) => date(of(row)), order: (row) => Date.parse(of(row) ?? '') || 0 }),
  value: (name, of) => ({ name, text: (row) => t(`values.${of(row)}`) }),
  status: (of) => ({ name: 'status', text: (row) => t(`status.${of(row)}`), show: (row) => <Status of={of(row)} /> }),
})

export const partText = ({ number, name, revision }: Part): string => `${number} ${revision} · ${name}`
const countText = (value: number | undefined, number: Words['number']): string => (value === undefined ? '' : number(value))
