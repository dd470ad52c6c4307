import { repository } from '#shared/kernel/repository.ts'
import { Happening, Notice, NoticeChoices } from './notice-view.ts'

/*
 * None of these stands in an order's timeline: whom we have told is no part of what happened to a part. Their history is under their own ids.
 */

/** What happened elsewhere, until its people are told: of the shop, because it names several people's notices. */
export const happenings = repository<Happening>({
  kind: 'happening', schema: Happening, id: ({ happeningId }) => happeningId, orderId: ({ happeningId }) => happeningId, customerId: () => 'shop', exportClass: ({ exportClass }) => exportClass, indexes: () => ({}),
})

/** Mails by person, newest last. */
export const notices = repository<Notice>({
  kind: 'notice', schema: Notice, id: ({ noticeId }) => noticeId, orderId: ({ noticeId }) => noticeId, customerId: ({ customerId }) => customerId,
  indexes: ({ personId, at, noticeId }) => ({ byPerson: [`notice#${personId}`, `${at}#${noticeId}`] }),
})

/** What each person wants to be told. It says nothing about any part, so it takes no class. */
export const noticeChoices = repository<NoticeChoices>({
  kind: 'noticeChoices', schema: NoticeChoices, id: ({ personId }) => personId, orderId: ({ personId }) => `choices-${personId}`, customerId: ({ customerId }) => customerId, exportClass: 'none', indexes: () => ({}),
})
