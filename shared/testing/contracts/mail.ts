import { describe, expect, it } from 'vitest'
import type { Letter, Mail } from '#shared/kernel/mail.ts'

/** A letter as whoever received it reads it. */
export type Received = { readonly to: string; readonly subject: string; readonly text: string; readonly unsubscribe: string }

/** `received` tells what was taken so far, oldest first. `keeps` says whether the provider knows a key again. */
export type MakeMail = () => Promise<{ readonly mail: Mail; readonly received: () => Promise<readonly Received[]>; readonly keeps: boolean; readonly close: () => Promise<void> | void }>

const letter: Letter = {
  to: 'bea@aurora.example', subject: 'మీ ఆమోదం కోసం ప్రణాళిక PLN-000012 వేచి ఉంది · Throughline · Ångström', unsubscribe: 'https://portal.example/notifications', key: 'quoting.pln_1.2.0.buyer-aurora',
  text: 'A plan waits for you.\nఒక ప్రణాళిక మీ కోసం వేచి ఉంది.\n\nhttps://portal.example/orders/ord_1\n',
}

/** The contract of the mail port. */
export const describeMail = (name: string, makeMail: MakeMail): void => {
  describe(`mail port: ${name}`, () => {
    it('delivers subject, text and the way out as they were given, in any script', async () => {
      const { mail, received, close } = await makeMail()
      expect(await mail.send(letter)).toBe('accepted')
      const { to, subject, text, unsubscribe } = letter
      expect(await received()).toEqual([{ to, subject, text, unsubscribe }])
      await close()
    })
    it('refuses what is no address, and one that would begin another header', async () => {
      const { mail, received, close } = await makeMail()
      for (const to of ['', 'bea', 'bea@aurora', 'a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example']) expect(await mail.send({ ...letter, to })).toBe('refused')
      expect(await received()).toEqual([])
      await close()
    })
    it('takes a letter again under its key, as one letter where the provider knows keys', async () => {
      const { mail, received, keeps, close } = await makeMail()
      expect([await mail.send(letter), await mail.send(letter), await mail.send({ ...letter, key: 'another' })]).toEqual(['accepted', 'accepted', 'accepted'])
      expect(await received()).toHaveLength(keeps ? 2 : 3)
      await close()
    })
  })
}
