import { useState, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Link } from '../../parts/link.tsx'
import { Big } from './big.tsx'
import { blockerOf, dropped, retried, type Entry } from './queue.ts'
import { useQueue } from './shelf.ts'
import { useShelf } from './use-work.ts'
import { useDeedWords } from './use-deed-words.ts'
import classes from './terminal.module.css'

/** What could not be done, and why, with the way out; and what waits behind it. */
export const Refused = (): ReactNode => {
  const { t } = useWords()
  const queue = useQueue()
  const refused = queue.filter((entry) => entry.refused)
  if (refused.length === 0) return null
  return (
    <section className={classes['refused']} aria-labelledby="refused" data-panel="refused">
      <h2 id="refused" role="alert">{t('terminal.couldNot', { count: refused.length })}</h2>
      <ul>{refused.map((entry) => <RefusedLine key={entry.key} entry={entry} behind={queue.filter((each) => blockerOf(queue, each)?.key === entry.key).length} />)}</ul>
    </section>
  )
}

const RefusedLine = ({ entry, behind }: { readonly entry: Entry; readonly behind: number }): ReactNode => {
  const { t } = useWords()
  const change = useShelf()
  const deedWords = useDeedWords()
  const [sure, setSure] = useState(false)
  const drop = () => change((queue) => dropped(queue, entry.key))
  return (
    <li className={classes['block']}>
      <div>
        <strong>{deedWords(entry)}</strong>
        <p>{entry.refused?.detail}</p>
        {behind > 0 && <p>{t('terminal.behind', { count: behind })}</p>}
      </div>
      {sure ? (
        <div className={classes['block']} role="group" aria-label={t('terminal.drop')}>
          <p className={classes['warning']}>{t('terminal.dropSure')}</p>
          <div className={classes['buttons']}>
            <Big onClick={() => setSure(false)}>{t('terminal.keepIt')}</Big>
            <Big tone="danger" onClick={drop}>{t('terminal.dropYes')}</Big>
          </div>
        </div>
      ) : (
        <div className={classes['buttons']}>
          <Big tone="main" onClick={() => change((queue) => retried(queue, entry.key))}>{t('app.tryAgain')}</Big>
          <Big onClick={() => setSure(true)}>{t('terminal.drop')}</Big>
          <Link className={classes['big'] ?? ''} underline="never" to="/lots/$lotId" params={{ lotId: entry.lotId }}>{t('terminal.openLot', { number: entry.lotNumber })}</Link>
        </div>
      )}
    </li>
  )
}
