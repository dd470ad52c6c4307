import { MailEnv, readEnv } from '#shared/kernel/env.ts'
import type { People } from '#shared/kernel/directory.ts'
import type { Mail } from '#shared/kernel/mail.ts'
import { systemClock } from '../local/clock.ts'
import { onceLoaded } from './once.ts'

const environment = () => readEnv(MailEnv, process.env)

/** SES as the environment names it, loaded with the first mail (docs/adr/0018): most events tell nobody. */
export const environmentMail = (): Mail => {
  const loaded = onceLoaded(async () => (await import('./mail.ts')).sesMail({ from: environment().MAIL_FROM }))
  return { send: async (letter) => (await loaded()).send(letter) }
}

/** The user pool as the environment names it. */
export const environmentPeople = (): People => {
  const loaded = onceLoaded(async () => (await import('./people.ts')).cognitoPeople({ pool: environment().USER_POOL, clock: systemClock }))
  return { people: async (customerId) => (await loaded()).people(customerId) }
}

/** Where the links of mails lead. */
export const environmentPortal = (): string => environment().PORTAL
