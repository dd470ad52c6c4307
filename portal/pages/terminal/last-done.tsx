import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Big } from './big.tsx'
import { useContact } from './contact.ts'
import { dropped, mayBeTakenBack, type Action, type Entry } from './queue.ts'
import { useQueue } from './shelf.ts'
import { useDeedWords } from './use-deed-words.ts'
import { useShelf } from './use-work.ts'
import classes from './terminal.module.css'

/** What was done last, and whether it is on the books; and what else waits here, such as from before a reload. */
export const LastDone = ({ of }: { readonly of: Action | undefined }): ReactNode => {
  const { t } = useWords()
  const all = useQueue()
  const queue = all.filter(({ refused }) => !refused)
  const refused = all.some((entry) => entry.refused && entry.key === of?.key)
  const deedWords = useDeedWords()
  const last = queue.find(({ key }) => key === of?.key)
  const others = queue.filter((entry) => entry !== last)
  return (
    <>
      <div role="status" className={classes['said']} data-said={of && (last ? 'waits' : 'done')}>
        {of && !last && !refused && `✓ ${deedWords(of)}`}
        {last && <Waiting entry={last} />}
      </div>
      {others.length > 0 && <ul className={classes['waiting']} aria-label={t('terminal.waiting', { count: others.length })}>{others.map((entry) => <li key={entry.key}><Waiting entry={entry} /></li>)}</ul>}
    </>
  )
}

/** Nobody has heard of it yet while there is no contact: then it can be taken back. */
const Waiting = ({ entry }: { readonly entry: Entry }): ReactNode => {
  const { t } = useWords()
  const { reached } = useContact()
  const queue = useQueue()
  const change = useShelf()
  const deedWords = useDeedWords()
  return (
    <div className={classes['bar']}>
      <span>… {deedWords(entry)} – {t('terminal.waits')}</span>
      {!reached && mayBeTakenBack(queue, entry) && <Big onClick={() => change((queued) => dropped(queued, entry.key))}>{t('terminal.takeBack')}</Big>}
    </div>
  )
}
