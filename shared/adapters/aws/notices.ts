import { MailEnv, readEnv } from '#shared/kernel/env.ts'
import type { Mail } from '#shared/kernel/mail.ts'
import { onceLoaded } from './once.ts'

const environment = () => readEnv(MailEnv, process.env)

/** SES as the environment names it, loaded with the first mail (docs/adr/0018): most events tell nobody. */
export const environmentMail = (): Mail => {
  const loaded = onceLoaded(async () => (await import('./mail.ts')).sesMail({ from: environment().MAIL_FROM }))
  return { send: async (letter) => (await loaded()).send(letter) }
}

/** Where the links of mails lead. */
export const environmentPortal = (): string => environment().PORTAL
