import { repository } from '#shared/kernel/repository.ts'
import { addDays } from '#shared/vocabulary/time.ts'
import { Notice, NoticeChoices } from './notice-view.ts'

/*
 * Neither of these stands in an order's timeline, and neither has a history: whom we have told is no part of what happened to a part. Both are found by the
 * customer (`shop` for the shop's own people), for export and erasure.
 */

const daysKept = 30
export const byCustomer = 'byCustomer'
export const noticePartition = (customerId: string): string => `notice#${customerId}`
export const choicesPartition = (customerId: string): string => `noticeChoices#${customerId}`

/** What was sent, for as long as somebody may ask where a mail has gone: by person, newest last. */
export const notices = repository<Notice>({
  kind: 'notice', schema: Notice, id: ({ noticeId }) => noticeId, orderId: ({ noticeId }) => noticeId, customerId: ({ customerId }) => customerId, expires: ({ at }) => addDays(at, daysKept),
  indexes: ({ customerId, personId, at, noticeId }) => ({ [byCustomer]: [noticePartition(customerId), `${personId}#${at}#${noticeId}`] }),
})

/** What each person wants to be told. It says nothing about any part, so it takes no class. */
export const noticeChoices = repository<NoticeChoices>({
  kind: 'noticeChoices', schema: NoticeChoices, id: ({ personId }) => personId, orderId: ({ personId }) => personId, customerId: ({ customerId }) => customerId, exportClass: 'none',
  indexes: ({ customerId, personId }) => ({ [byCustomer]: [choicesPartition(customerId), personId] }),
})
