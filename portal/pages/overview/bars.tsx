import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from '../../parts/link.tsx'
import classes from './bars.module.css'

/** `share`: the bar's length, 0 … 1. `text`: its value in words. */
export type Bar = { readonly key: string; readonly label: string; readonly share: number; readonly text: string }

/** A bar chart that is a list of links: each says its value in words, and opens its rows. */
export const Bars = ({ of, shown }: { readonly of: readonly Bar[]; readonly shown: string | undefined }): ReactNode => (
  <ul className={classes['bars']}>
    {of.map(({ key, label, share, text }) => (
      <li key={key}>
        <Link {...{ to: '.', search: key === shown ? {} : { show: key }, resetScroll: false }} className={classes['bar'] ?? ''} underline="never" {...(key === shown && { 'aria-current': true as const })}>
          <Text span size="sm" className={classes['label'] ?? ''}>{label}</Text>
          <span className={classes['track']} aria-hidden><span className={classes['fill']} style={{ width: `${Math.round(share * 100)}%` }} /></span>
          <Text span size="sm" fw={600} className={classes['value'] ?? ''}>{text}</Text>
        </Link>
      </li>
    ))}
  </ul>
)
