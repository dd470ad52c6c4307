import { useState, type ReactNode } from 'react'
import type { Cause } from '#shared/vocabulary/liability.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Big } from './big.tsx'
import { Pad } from './pad.tsx'
import { Steady } from './steady.tsx'
import { counted, missing, typed, type Column, type Counts, type PadKey } from './keypad.ts'
import type { Doing } from './use-work.ts'
import type { Job } from './work.ts'
import classes from './terminal.module.css'

/** What somebody at a machine can say of a loss; the other causes of a contract arise elsewhere. */
const causes = ['workmanship', 'material-defect', 'customer-material-defect', 'customer-tooling-defect', 'design-defect', 'subcontractor-defect', 'scrap-within-allowance'] as const satisfies readonly Cause[]

type CountProps = { readonly job: Job; readonly deed: 'finishOperation' | 'reworkOperation'; readonly onDone: (doing: Doing) => void; readonly onLeave: () => void }

/** Every piece that went in, as good, scrap or rework: counted on a pad, with the cause of a loss, and asked once more before pieces are scrapped. */
export const Count = ({ job: { operation: { ledger } }, deed, onDone, onLeave }: CountProps): ReactNode => {
  const { t, pieces, number } = useWords()
  const available = deed === 'finishOperation' ? ledger.inProcess : ledger.rework
  const columns: readonly Column[] = deed === 'finishOperation' ? ['good', 'scrap', 'rework'] : ['good', 'scrap']
  const [counts, setCounts] = useState<Counts>({ good: available, scrap: 0, rework: 0 })
  const [column, setColumn] = useState<Column>('good')
  const [fresh, setFresh] = useState(true)
  const [cause, setCause] = useState<Cause>()
  const [tooMany, setTooMany] = useState(false)
  const [sure, setSure] = useState(false)
  const choose = (next: Column) => { setColumn(next); setFresh(true) }
  const type = (key: PadKey): void => {
    const next = counted(counts, column, typed(counts[column], key, fresh), available)
    setTooMany(next === undefined)
    if (next) { setCounts(next); setFresh(false) }
  }
  const { good, scrap, rework } = counts
  const lost = scrap + rework > 0
  const rest = missing(counts, available)
  // Of reworked pieces some may be reported now and others later.
  const complete = (rest === 0 || (deed === 'reworkOperation' && rest < available)) && (!lost || cause !== undefined)
  const finish = (): void => {
    const said = lost && cause !== undefined ? { cause } : {}
    onDone(deed === 'finishOperation' ? { deed, body: { good, scrap, rework, ...said } } : { deed, body: { good, scrap, ...said } })
  }
  if (sure) return <Steady key="sure"><Sure scrap={scrap} onBack={() => setSure(false)} onYes={finish} /></Steady>
  return (
    <section className={classes['block']} aria-label={t(`actions.${deed}`)}>
      <h2>{t('terminal.howMany', { pieces: pieces(available) })}</h2>
      <div className={classes['count']}>
        <div className={classes['block']}>
          {columns.map((each) => (
            <button key={each} type="button" className={`${classes['big'] ?? ''} ${classes['field'] ?? ''}`} aria-pressed={column === each} data-column={each} onClick={() => choose(each)}>
              <span>{t(`fields.${each}`)}</span><b>{number(counts[each])}</b>
            </button>
          ))}
          <p role="status" className={tooMany || (rest > 0 && deed === 'finishOperation') ? classes['warning'] : undefined}>
            {tooMany ? t('terminal.tooMany', { pieces: pieces(available) }) : rest > 0 ? t(deed === 'finishOperation' ? 'terminal.missing' : 'terminal.left', { pieces: pieces(rest) }) : ''}
          </p>
        </div>
        <Pad onKey={type} />
      </div>
      {lost && (
        <div role="group" aria-label={t('terminal.whyLost')} className={classes['block']}>
          <h2>{t('terminal.whyLost')}</h2>
          <div className={classes['buttons']}>{causes.map((each) => <Big key={each} aria-pressed={cause === each} onClick={() => setCause(each)}>{t(`values.${each}`)}</Big>)}</div>
        </div>
      )}
      <div className={classes['buttons']}>
        <Big onClick={onLeave}>{t('app.cancel')}</Big>
        <Big tone="main" disabled={!complete} onClick={scrap > 0 ? () => setSure(true) : finish}>{t(`actions.${deed}`)}</Big>
      </div>
    </section>
  )
}

/** Scrap is for ever: it is on the books, and somebody pays for it. */
const Sure = ({ scrap, onBack, onYes }: { readonly scrap: number; readonly onBack: () => void; readonly onYes: () => void }): ReactNode => {
  const { t, pieces } = useWords()
  return (
    <section className={classes['block']} aria-labelledby="sure">
      <h2 id="sure">{t('terminal.scrapSure', { pieces: pieces(scrap) })}</h2>
      <p className={classes['warning']}>{t('terminal.scrapForEver')}</p>
      <div className={classes['buttons']}>
        <Big onClick={onBack}>{t('terminal.back')}</Big>
        <Big tone="danger" onClick={onYes}>{t('terminal.scrapYes', { pieces: pieces(scrap) })}</Big>
      </div>
    </section>
  )
}
