import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useContact } from './contact.ts'
import { useOthersWaiting, useQueue } from './shelf.ts'
import { useNow } from './use-work.ts'
import classes from './terminal.module.css'

/** Whether the services can be reached, since when not, and how much waits here to be sent. */
export const Standing = (): ReactNode => {
  const { t, ago } = useWords()
  const { reached, at } = useContact()
  const queue = useQueue()
  const others = useOthersWaiting()
  const waiting = queue.filter(({ refused }) => !refused).length
  useNow(10_000)
  return (
    <div className={classes['standing']} data-offline={reached ? undefined : true} data-waiting={waiting}>
      <strong>{reached ? `● ${t('terminal.online')}` : `○ ${t('terminal.offline')}`}</strong>
      {at !== undefined && !reached && <span>{t('terminal.lastContact', { ago: ago(new Date(at).toISOString()) })}</span>}
      {waiting > 0 && <span>{t('terminal.waiting', { count: waiting })}</span>}
      {others.map(({ name, count }) => <span key={name}>{t('terminal.othersWaiting', { count, name })}</span>)}
    </div>
  )
}
