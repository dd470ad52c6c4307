import { translator } from '#shared/i18n/translator.ts'
import type { Letter } from '#shared/kernel/mail.ts'
import type { Notice } from '../notice-view.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }

/**
 * A notice as a mail: which order, what happened, what is wanted, and where. No drawing, no price, nothing about the part; without the
 * order (a controlled one) only that something waits.
 */
export const letterOf = ({ type, kind, orderId, number, language }: Omit<Notice, 'status'>, portal: string): Pick<Letter, 'subject' | 'text' | 'unsubscribe'> => {
  const words = { en: en.notices, te: te.notices }[language]
  const t = translator({ en: en.letter, te: te.letter }, language)
  const said = new Map(Object.entries(words)).get(`${type}.${kind}`)
  if (said === undefined) throw new Error(`no words for ${type}.${kind}`)
  const what = orderId === undefined ? t('withheld') : said
  const unsubscribe = `${portal}/notifications`
  const text = [what, ...(number === undefined ? [] : [t('number', { number })]), '', t('open'), orderId === undefined ? portal : `${portal}/orders/${orderId}`, '', t('why'), unsubscribe, ''].join('\n')
  return { subject: number === undefined ? what : `${what} (${number})`, text, unsubscribe }
}
