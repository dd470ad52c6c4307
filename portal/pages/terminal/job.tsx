import type { ReactNode } from 'react'
import { rolesOf } from '../../api/clients.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useHasRole } from '../../session/use-session.ts'
import { Big } from './big.tsx'
import { Count } from './count.tsx'
import { workedSeconds } from './foresee.ts'
import { JobInfo } from './job-info.tsx'
import { Pause } from './pause.tsx'
import type { Deed } from './queue.ts'
import { Steady } from './steady.tsx'
import { useNow, type Doing } from './use-work.ts'
import type { Job as JobOf } from './work.ts'
import classes from './terminal.module.css'

type JobProps = { readonly job: JobOf; readonly at: string; readonly onDo: (doing: Doing) => void; readonly asking: Asking | undefined; readonly onAsk: (asking: Asking | undefined) => void; readonly onMove: (workCentre: string) => void }
/** Deeds that something must be said about first. */
export type Asking = 'pauseOperation' | 'finishOperation' | 'reworkOperation'

/** One lot at its operation: how it stands, what can be done now, and what one must know to do it. */
export const Job = ({ job, at, onDo, asking, onAsk, onMove }: JobProps): ReactNode => {
  const { t } = useWords()
  const mine = useHasRole(rolesOf('production', 'startOperation'))
  const { lot, operation } = job
  const elsewhere = operation.workCentre !== at
  const finish = (doing: Doing): void => { onAsk(undefined); onDo(doing) }
  return (
    <section className={classes['job']} aria-labelledby="job" data-panel="job">
      <div>
        <h2 id="job">{lot.number} · {operation.sequence} {operation.name}</h2>
        <p>{lot.part.number} {lot.part.name} ({lot.part.revision})</p>
      </div>
      {lot.holds.length > 0 && <div className={classes['warning']}><strong>{t('shop.holds')}</strong>{lot.holds.map(({ key, reason }) => <p key={key}>{reason}</p>)}</div>}
      {asking === undefined && <Figures job={job} />}
      {elsewhere && <div className={classes['block']}><p className={classes['warning']}>{t('terminal.elsewhere', { workCentre: operation.workCentre })}</p><Big onClick={() => onMove(operation.workCentre)}>{t('terminal.goThere', { workCentre: operation.workCentre })}</Big></div>}
      {!mine && <p className={classes['warning']}>{t('terminal.notYours')}</p>}
      {mine && !elsewhere && (
        <Steady key={`${operation.status} ${asking ?? ''}`}>
          {asking === undefined && <Deeds job={job} onDo={onDo} onAsk={onAsk} />}
          {asking === 'pauseOperation' && <Pause onPause={(reason) => finish({ deed: asking, body: { reason } })} onLeave={() => onAsk(undefined)} />}
          {(asking === 'finishOperation' || asking === 'reworkOperation') && <Count job={job} deed={asking} onDone={finish} onLeave={() => onAsk(undefined)} />}
        </Steady>
      )}
      {asking === undefined && <JobInfo job={job} />}
    </section>
  )
}

const isAsking = (deed: Deed): deed is Asking => deed === 'pauseOperation' || deed === 'finishOperation' || deed === 'reworkOperation'

const Deeds = ({ job, onDo, onAsk }: Pick<JobProps, 'job' | 'onDo' | 'onAsk'>): ReactNode => {
  const { t } = useWords()
  return (
    <div className={classes['buttons']} role="group" aria-label={t('terminal.deeds')}>
      {deedsOf(job).map((deed, index) => (
        <Big key={deed} {...(index === 0 && { tone: 'main' })} onClick={() => (isAsking(deed) ? onAsk(deed) : onDo({ deed, body: {} }))}>{t(`actions.${deed}`)}</Big>
      ))}
    </div>
  )
}

/** What can be done now; what comes next first. A lot on hold can still be paused, finished and reworked. */
const deedsOf = ({ lot, operation: { status, ledger } }: JobOf): readonly Deed[] => {
  const free = lot.status === 'InProcess'
  const rework: readonly Deed[] = ledger.rework > 0 ? ['reworkOperation'] : []
  switch (status) {
    case 'Ready': return free ? ['startSetup', 'startOperation'] : []
    case 'Setup': return free ? ['startOperation'] : []
    case 'Running': return ['finishOperation', 'pauseOperation', ...rework]
    case 'Paused': return [...(free ? ['resumeOperation' as const] : []), 'finishOperation', ...rework]
    default: return rework
  }
}

const Figures = ({ job: { operation } }: { readonly job: JobOf }): ReactNode => {
  const { t, number, pieces } = useWords()
  const now = useNow()
  const { ledger, status } = operation
  const minutes = (seconds: number, digits: number): string => t('units.minutes', { number: number(seconds / 60, digits) })
  const worked = status === 'Setup' ? Math.max(0, (now - Date.parse(operation.setupAt)) / 1000) : workedSeconds(operation, new Date(now).toISOString())
  const figures: readonly (readonly [string, string])[] = [
    [t('terminal.state'), t(`status.${status}`)],
    ...(status === 'Setup' || status === 'Running' || status === 'Paused' ? [[t('terminal.elapsed'), clock(worked)] as const] : []),
    ...(ledger.inProcess > 0 ? [[t('terminal.piecesHere'), pieces(ledger.inProcess)] as const] : []),
    ...(ledger.rework > 0 ? [[t('fields.rework'), pieces(ledger.rework)] as const] : []),
    ...(operation.setupSeconds > 0 ? [[t('fields.setupTime'), minutes(operation.setupSeconds, 0)] as const] : []),
    ...(operation.cycleSeconds > 0 ? [[t('fields.cycleTime'), minutes(operation.cycleSeconds, 1)] as const] : []),
    ...(status === 'Paused' ? [[t('fields.reason'), operation.reason] as const] : []),
  ]
  return <dl className={classes['figures']}>{figures.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
}

/** Hours, minutes and seconds: `1:05:09`. */
const clock = (seconds: number): string => {
  const whole = Math.trunc(seconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${Math.trunc(whole / 3600)}:${two(Math.trunc(whole / 60) % 60)}:${two(whole % 60)}`
}
