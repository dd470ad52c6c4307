import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import classes from './card-rows.module.css'
import type { Column } from './column.ts'
import type { ShownProps } from './table-rows.tsx'
import { useInSight } from './use-in-sight.ts'

/** Pixels of a card's head and of each of its lines, until it is measured. */
const [headHeight, lineHeight] = [48, 26]

/** Where there is no room for columns each row is a card: the first column is its heading, the others stand below one another, each with its name. */
export const CardRows = <T,>({ shown, columns, rowKey, viewport }: ShownProps<T>): ReactNode => {
  const { long, indexes, before, after, measure } = useInSight(shown.length, viewport, headHeight + (columns.length - 1) * lineHeight)
  return (
    // `list-style: none` takes the list from some screen readers; its role gives it back.
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles
    <ul role="list" className={classes['cards']} style={{ paddingTop: before, paddingBottom: after }}>
      {indexes.map((index) => {
        const row = shown[index]
        return row === undefined ? null : (
          <li key={rowKey(row)} className={classes['card']} {...(long && { ref: measure, 'data-index': index, 'aria-setsize': shown.length, 'aria-posinset': index + 1 })}>
            <Card row={row} columns={columns} />
          </li>
        )
      })}
    </ul>
  )
}

const Card = <T,>({ row, columns: [first, ...rest] }: { readonly row: T; readonly columns: readonly Column<T>[] }): ReactNode => {
  const { t } = useWords()
  return (
    <>
      <div className={classes['head']}>{first && (first.show ?? first.text)(row)}</div>
      {rest.length > 0 && <dl className={classes['lines']}>{rest.map(({ name, text, show = text }) => <div key={name}><dt>{t(`fields.${name}`)}</dt><dd>{show(row)}</dd></div>)}</dl>}
    </>
  )
}
