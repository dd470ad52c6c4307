import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { isAddress, type Mail, type Sent } from '#shared/kernel/mail.ts'
import { Unavailable } from '#shared/kernel/ports.ts'
import { translated } from './errors.ts'

/** SES says these of a letter that will never be taken: the next attempt would hear the same. */
const lasting = new Set(['MessageRejected', 'BadRequestException', 'InvalidParameterValue'])

/**
 * Amazon SES, version 2 of its API. SES keeps no keys: a letter whose answer was lost (`unknown`) may have been taken, and sending it
 * again may be a second one. The client itself therefore never repeats. The key travels as a header, for whoever has to tell twins apart.
 */
export const sesMail = ({ from, endpoint }: { readonly from: string; readonly endpoint?: string }): Mail => {
  const client = new SESv2Client({ maxAttempts: 1, ...(endpoint !== undefined && { endpoint }) })
  return {
    send: async ({ to, subject, text, unsubscribe, key }) => {
      if (!isAddress(to)) return 'refused'
      const command = new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: subject, Charset: 'UTF-8' },
            Body: { Text: { Data: text, Charset: 'UTF-8' } },
            Headers: [{ Name: 'X-Throughline-Key', Value: encodeURIComponent(key) }, { Name: 'List-Unsubscribe', Value: `<${unsubscribe}>` }, { Name: 'Auto-Submitted', Value: 'auto-generated' }],
          },
        },
      })
      return translated('ses', () => client.send(command).then((): Sent => 'accepted', outcomeOf)).catch(lostAnswer)
    },
  }
}

const outcomeOf = (error: unknown): Sent => {
  if (error instanceof Error && lasting.has(error.name)) return 'refused'
  throw error
}

/** No answer, or a broken one, says nothing about the letter; a refusal for now says that it was not taken. */
const lostAnswer = (error: unknown): Sent => {
  if (error instanceof Unavailable && !/Throttl|TooManyRequests|LimitExceeded|ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(error.message)) return 'unknown'
  throw error
}
