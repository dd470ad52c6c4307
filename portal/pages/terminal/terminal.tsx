import { useEffect, useState, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useInAddress } from '../../parts/use-in-address.ts'
import { useMe } from '../../session/use-session.ts'
import { forgetOthers } from './answers.ts'
import { Big } from './big.tsx'
import { ChooseCentre } from './choose-centre.tsx'
import { Job, type Asking } from './job.tsx'
import { JobList } from './job-list.tsx'
import { LastDone } from './last-done.tsx'
import { Refused } from './refused.tsx'
import { Scan } from './scan.tsx'
import { Standing } from './standing.tsx'
import { useDoing, useLot, useLots, usePost } from './use-work.ts'
import { jobOf, jobsAt } from './work.ts'
import classes from './terminal.module.css'

/** Sent from other pages too: with this page's code, so that there is one piece of it and not two. */
export { postOf } from './post.ts'

/** Which work centre this device stands at; the address may name another. */
const place = 'throughline.terminal.at'

/** The operator's terminal: a work centre's work, for gloves, and for an hour without a connection. */
export const Terminal = (): ReactNode => {
  const { t } = useWords()
  const { id } = useMe()
  const { said, say } = useInAddress()
  const at = said['at']
  usePost()
  useEffect(() => {
    void forgetOthers(id)
    void navigator.serviceWorker?.register('/service-worker.js', { scope: '/terminal' })
  }, [id])
  const known = localStorage.getItem(place)
  // Reloaded without its address, or opened from the menu: where it stood last.
  useEffect(() => { if (at === undefined && known !== null) say({ at: known }) })
  const title = at ?? t('places.terminal')
  useEffect(() => { document.title = `${title} · Throughline` }, [title])
  const choose = (name: string | undefined): void => {
    if (name === undefined) localStorage.removeItem(place)
    else localStorage.setItem(place, name)
    say({ at: name, lot: undefined })
  }
  return (
    <div className={classes['terminal']}>
      {at === undefined ? <><div className={classes['bar']}><h1>{title}</h1><Standing /></div><Refused /><ChooseCentre onChoose={choose} /></> : <AtCentre key={at} at={at} lotId={said['lot']} onLot={(lot) => say({ lot })} onMove={choose} />}
    </div>
  )
}

type AtProps = { readonly at: string; readonly lotId: string | undefined; readonly onLot: (lotId: string | undefined) => void; readonly onMove: (workCentre: string | undefined) => void }

const AtCentre = ({ at, lotId, onLot, onMove }: AtProps): ReactNode => {
  const { t } = useWords()
  const { lots, known, problem, more } = useLots(at)
  const { act, last } = useDoing()
  const [asking, setAsking] = useState<Asking>()
  const jobs = jobsAt(at, lots)
  // Without a choice: what is being done here, if that is one thing.
  const busy = jobs.get('busy') ?? []
  const chosen = lotId ?? (busy.length === 1 ? busy[0]?.lot.lotId : undefined)
  const listed = lots.find((lot) => lot.lotId === chosen)
  const alone = useLot(listed ? undefined : chosen)
  const lot = listed ?? alone
  const job = lot && jobOf(lot)
  const open = (id: string | undefined): void => { setAsking(undefined); onLot(id) }
  return (
    <>
      <div className={classes['bar']}>
        <h1>{at}</h1>
        <Big onClick={() => onMove(undefined)}>{t('terminal.change')}</Big>
        <Scan known={lots} onFound={open} listening={asking === undefined} />
        <Standing />
      </div>
      <Refused />
      <LastDone of={last} />
      {!known && !problem && <p role="status" aria-label={t('app.loading')}>{t('app.loading')} …</p>}
      {problem && <p role="alert" className={classes['warning']}>{t('terminal.noAnswerYet')}</p>}
      <div className={classes['columns']} data-asking={job && asking}>
        <div className={classes['list']}>
          {known && jobs.size === 0 && <p>{t('terminal.nothingHere')}</p>}
          <JobList jobs={jobs} chosen={chosen} onChoose={open} />
          {more && <p>{t('terminal.more', { count: lots.length })}</p>}
        </div>
        {job ? <Job key={job.lot.lotId + String(job.operation.sequence)} job={job} at={at} asking={asking} onAsk={setAsking} onMove={onMove} onDo={(doing) => { act(job.lot, job.operation, doing); if (doing.deed === 'finishOperation') open(undefined) }} />
          : <p>{lot ? t('terminal.nothingToDo', { number: lot.number, status: t(`status.${lot.status}`) }) : known && jobs.size > 0 ? t('terminal.chooseLot') : ''}</p>}
      </div>
    </>
  )
}
