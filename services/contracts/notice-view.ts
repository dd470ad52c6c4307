import * as z from 'zod'
import { Locale } from '#shared/vocabulary/locale.ts'
import { Instant } from '#shared/vocabulary/time.ts'

/** What a notice is for its reader: something to do, an order's progress, or somebody has written. */
export const NoticeKind = z.enum(['todo', 'news', 'message'])
export type NoticeKind = z.infer<typeof NoticeKind>

/** When to tell: as it happens, or never. */
export const NoticeTime = z.enum(['at-once', 'never'])

/** What somebody wants to be told by e-mail, and in which language. */
export const NoticeChoicesInput = z.strictObject({ language: Locale, todo: NoticeTime, message: NoticeTime, news: NoticeTime })
export type NoticeChoicesInput = z.infer<typeof NoticeChoicesInput>

/** Everybody has their own; `customerId` is that of a customer's person, `shop` for the shop's. */
export const NoticeChoices = NoticeChoicesInput.extend({ personId: z.string(), customerId: z.string() })
export type NoticeChoices = z.infer<typeof NoticeChoices>
/** Version 0: the usual choices, which the person has not changed yet. */
export const NoticeChoicesSeen = NoticeChoices.extend({ version: z.int().min(0) })

/** One mail to one person, as it was taken or refused. Neither name nor address is kept. */
export const Notice = z.object({
  noticeId: z.string(), personId: z.string(), customerId: z.string(), type: z.string(), kind: NoticeKind, orderId: z.string().optional(), number: z.string().optional(),
  language: Locale, at: Instant, status: z.enum(['Sent', 'Refused']),
})
export type Notice = z.infer<typeof Notice>
