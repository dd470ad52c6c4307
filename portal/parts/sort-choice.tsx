import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import type { Sort } from './sort.ts'

type SortChoiceProps = { readonly label: string; readonly names: readonly string[]; readonly sort: Sort | undefined; readonly onSort: (sort: Sort | undefined) => void }

/** Where there are no names of columns to click on: by which of them, and which way. */
export const SortChoice = ({ label, names, sort, onSort }: SortChoiceProps): ReactNode => {
  const { t } = useWords()
  const choices = names.flatMap((name) => [{ name, down: false }, { name, down: true }])
  const at = choices.findIndex(({ name, down }) => name === sort?.name && down === sort.down)
  return (
    <NativeSelect
      size="xs" aria-label={t('table.sortOf', { table: label })} value={at} onChange={(event) => onSort(choices[Number(event.currentTarget.value)])}
      data={[{ value: '-1', label: t('table.asItComes') }, ...choices.map(({ name, down }, index) => ({ value: String(index), label: t(down ? 'table.down' : 'table.up', { column: t(`fields.${name}`) }) }))]}
    />
  )
}
