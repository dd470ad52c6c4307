import type { Words } from '../../i18n/use-words.ts'
import type { Step } from './step.ts'

type Who = NonNullable<Step['who']>

export const waitsText = (t: Words['t'], { waits, values }: Pick<Step, 'waits' | 'values'>): string => t(`order.waits.${waits ?? 'nothing'}`, values)
/** A buyer reads "you" where the shop reads "the customer". */
export const whoText = (t: Words['t'], who: Who | undefined, buyer: boolean): string => (who === undefined ? '' : t(`order.who.${buyer && who === 'customer' ? 'you' : who}`))
export const hasText = (t: Words['t'], who: Who, buyer: boolean): string => (buyer && who === 'customer' ? t('order.withYou') : t('order.has', { who: whoText(t, who, buyer) }))
