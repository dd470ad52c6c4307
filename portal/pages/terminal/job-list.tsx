import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { groups, type Group, type Job } from './work.ts'
import classes from './terminal.module.css'

type JobListProps = { readonly jobs: ReadonlyMap<Group, readonly Job[]>; readonly chosen: string | undefined; readonly onChoose: (lotId: string) => void }

/** What is being done at this work centre, what can be begun, and what stands and why. */
export const JobList = ({ jobs, chosen, onChoose }: JobListProps): ReactNode => {
  const { t } = useWords()
  return (
    <nav className={classes['list']} aria-label={t('terminal.work')}>
      {groups.map((group) => jobs.has(group) && (
        <section key={group} className={classes['list']} data-group={group} aria-label={t(`terminal.group${group}`)}>
          <h2>{t(`terminal.group${group}`)}</h2>
          {jobs.get(group)?.map((job) => <Card key={job.lot.lotId} job={job} chosen={job.lot.lotId === chosen} onChoose={() => onChoose(job.lot.lotId)} />)}
        </section>
      ))}
    </nav>
  )
}

const Card = ({ job: { lot, operation }, chosen, onChoose }: { readonly job: Job; readonly chosen: boolean; readonly onChoose: () => void }): ReactNode => {
  const { t, pieces } = useWords()
  const { ledger, status } = operation
  return (
    <button type="button" className={classes['card']} aria-current={chosen || undefined} onClick={onChoose}>
      <strong>{lot.number}</strong>
      <span>{operation.sequence} {operation.name}</span>
      <span>{status === 'Done' ? t('terminal.toRework', { pieces: pieces(ledger.rework) }) : pieces(ledger.inProcess)} · {t(`status.${lot.status === 'Hold' ? 'Hold' : status}`)}</span>
      {lot.holds.map(({ key, reason }) => <span key={key}>{reason}</span>)}
      {status === 'Paused' && <span>{operation.reason}</span>}
    </button>
  )
}
