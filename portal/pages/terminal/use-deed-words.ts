import { tags, useWords } from '../../i18n/use-words.ts'
import { dateFormat } from '../../i18n/formats.ts'
import type { Action } from './queue.ts'

/** An action in words: `LOT-000003 · 10 Saw blanks: Finish operation (19 good, 1 scrap), 10:32`. */
export const useDeedWords = (): ((action: Action) => string) => {
  const { t, locale, number } = useWords()
  return (action) => {
    const { deed, lotNumber, sequence, operation, body } = action
    const counts = 'good' in body
      ? [['good', body.good], ['scrap', body.scrap], ['rework', 'rework' in body ? body.rework : 0]] as const
      : []
    const counted = counts.filter(([name, count]) => count > 0 || name === 'good').map(([name, count]) => `${t(`fields.${name}`)} ${number(count)}`).join(', ')
    const time = dateFormat(tags[locale], { timeStyle: 'short' }).format(new Date(body.doneAt))
    return `${lotNumber} · ${sequence} ${operation}: ${t(`actions.${deed}`)}${counted === '' ? '' : ` (${counted})`}, ${time}`
  }
}
