import { useState, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Big } from './big.tsx'
import classes from './terminal.module.css'

/** Why machines stand, most often first. What is kept is the reason in words, in the operator's language. */
const stops = ['Break', 'Tool', 'Material', 'Machine', 'Drawing', 'Quality', 'ShiftEnd'] as const

export const Pause = ({ onPause, onLeave }: { readonly onPause: (reason: string) => void; readonly onLeave: () => void }): ReactNode => {
  const { t } = useWords()
  const [other, setOther] = useState<string>()
  return (
    <section className={classes['block']} aria-label={t('actions.pauseOperation')}>
      <h2>{t('terminal.whyPause')}</h2>
      {other === undefined ? (
        <div className={classes['buttons']}>
          {stops.map((stop) => <Big key={stop} onClick={() => onPause(t(`terminal.stop${stop}`))}>{t(`terminal.stop${stop}`)}</Big>)}
          <Big onClick={() => setOther('')}>{t('terminal.stopOther')}</Big>
        </div>
      ) : (
        <form className={classes['block']} onSubmit={(event) => { event.preventDefault(); if (other.trim() !== '') onPause(other.trim()) }}>
          <input aria-label={t('fields.reason')} placeholder={t('fields.reason')} value={other} onChange={(event) => setOther(event.currentTarget.value)} maxLength={1000} autoFocus />
          <button type="submit" className={classes['big']} data-tone="main" disabled={other.trim() === ''}>{t('actions.pauseOperation')}</button>
        </form>
      )}
      <Big onClick={onLeave}>{t('app.cancel')}</Big>
    </section>
  )
}
