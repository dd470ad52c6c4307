import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useKept } from './answers.ts'
import { Big } from './big.tsx'
import { centreNames, jobOf } from './work.ts'
import classes from './terminal.module.css'

/** Once for each device: which work centre it stands at. */
export const ChooseCentre = ({ onChoose }: { readonly onChoose: (name: string) => void }): ReactNode => {
  const { t } = useWords()
  const centres = useKept('production', 'listWorkCentres', { query: { limit: 100 } })
  const lots = useKept('production', 'listLots', { query: { status: 'InProcess', limit: 100 } })
  const names = centreNames(centres.data?.items ?? [], lots.data?.items ?? [])
  const count = (name: string): number => lots.data?.items.filter((lot) => jobOf(lot)?.operation.workCentre === name).length ?? 0
  const pending = centres.isPending || lots.isPending
  return (
    <section className={classes['block']} aria-labelledby="choose-centre">
      <h2 id="choose-centre">{t('terminal.whichCentre')}</h2>
      {pending && <p role="status" aria-label={t('app.loading')}>{t('app.loading')} …</p>}
      {!pending && names.length === 0 && <p>{t(centres.error ?? lots.error ? 'terminal.noAnswerYet' : 'terminal.noCentres')}</p>}
      <div className={classes['buttons']}>
        {names.map((name) => <Big key={name} onClick={() => onChoose(name)}>{name}{count(name) > 0 ? ` · ${t('terminal.lots', { count: count(name) })}` : ''}</Big>)}
      </div>
    </section>
  )
}
