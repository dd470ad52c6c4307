import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import classes from './facts.module.css'

/** A thing's facts by name (`fields.<name>` of the catalogue); what is not known is left out. `wide`: each on a line of its own. */
export const Facts = ({ of, wide = false }: { readonly of: { readonly [name: string]: ReactNode }; readonly wide?: boolean }): ReactNode => {
  const { t } = useWords()
  return (
    <dl className={classes['facts']} {...(wide && { style: { gridTemplateColumns: '1fr' } })}>
      {Object.entries(of).filter(([, value]) => value !== undefined && value !== '' && value !== null && value !== false).map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">{t(`fields.${name}`)}</Text>
          <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>{value}</Text>
        </div>
      ))}
    </dl>
  )
}
