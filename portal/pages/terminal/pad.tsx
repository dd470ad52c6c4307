import { useEffect, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Big } from './big.tsx'
import { padKeys, type PadKey } from './keypad.ts'
import classes from './terminal.module.css'

/** Big digits; those of a keyboard do the same. */
export const Pad = ({ onKey }: { readonly onKey: (key: PadKey) => void }): ReactNode => {
  const { t, number } = useWords()
  useEffect(() => {
    const press = ({ key }: KeyboardEvent): void => {
      const pressed = key === 'Backspace' ? 'back' : key === 'Delete' ? 'clear' : padKeys.find((each) => each === key)
      if (pressed) onKey(pressed)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [onKey])
  return (
    <div className={classes['pad']} role="group" aria-label={t('terminal.pad')}>
      {padKeys.map((key) => key === 'back' || key === 'clear'
        ? <Big key={key} aria-label={t(`terminal.${key}Key`)} onClick={() => onKey(key)}>{key === 'back' ? '⌫' : 'C'}</Big>
        : <Big key={key} onClick={() => onKey(key)}>{number(Number(key))}</Big>)}
    </div>
  )
}
