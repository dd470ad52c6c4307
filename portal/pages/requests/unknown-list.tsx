import { List } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Unknown } from '#services/quoting/estimate-view.ts'
import { useWords } from '../../i18n/use-words.ts'

type Told = Pick<Unknown, 'code' | 'of'>

/** What an estimate does not know, each with what it is of; for threads the holes that may have one. `customer`: in words for who can say it. */
export const UnknownList = ({ of: unknowns, customer = false }: { readonly of: readonly Told[]; readonly customer?: boolean }): ReactNode => {
  const { t, maybe } = useWords()
  const text = (code: Told['code']): string => (customer ? maybe(`estimate.without-${code}`) : undefined) ?? t(`values.${code}`)
  return <List size="sm">{unknowns.map(({ code, of }) => <List.Item key={`${code} ${of ?? ''}`}>{text(code)}{of !== undefined && <Named code={code} of={of} />}</List.Item>)}</List>
}

const Named = ({ code, of }: { readonly code: Told['code']; readonly of: string }): ReactNode => {
  const { t, maybe } = useWords()
  return code === 'threads' ? ` (${t('estimate.threadDrills', { holes: of })})` : `: ${maybe(`values.${of}`) ?? of}`
}
