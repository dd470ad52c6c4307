import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeMail, type Received } from '#shared/testing/contracts/mail.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { folderOutbox } from './outbox.ts'

/** Reads a letter back by the rules of RFC 5322, 2047 and 2045, not by ours. */
const parsed = (raw: string): Received => {
  const [head = '', body = ''] = raw.split('\r\n\r\n')
  const headers = new Map(head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n').map((line): [string, string] => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]))
  const words = (text: string): string => text.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/g, (_whole, encoded: string) => Buffer.from(encoded, 'base64').toString('utf8'))
  return { to: headers.get('to') ?? '', subject: words(headers.get('subject') ?? ''), text: Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n'), unsubscribe: (headers.get('list-unsubscribe') ?? '').slice(1, -1) }
}

const made = () => {
  const clock = manualClock()
  const directory = mkdtempSync(join(tmpdir(), 'throughline-outbox-'))
  return { outbox: folderOutbox({ directory, from: 'shop@throughline.example', clock }), clock, close: () => { rmSync(directory, { recursive: true, force: true }) } }
}

describeMail('folder', async () => {
  const { outbox, close } = made()
  const received = async (): Promise<readonly Received[]> => Promise.all((await outbox.names()).toReversed().map(async (name) => parsed((await outbox.read(name)) ?? '')))
  return { mail: outbox, received, keeps: true, close }
})

it('keeps every line of a letter within the limit of 78 characters and 7 bits, and reads no file outside the folder', async () => {
  const { outbox, close } = made()
  await outbox.send({ to: 'bea@aurora.example', subject: `${'తెలుగు '.repeat(20)}!`, text: 'వేచి ఉంది. '.repeat(40), unsubscribe: 'https://portal.example/notifications', key: 'k/../1' })
  const [name = ''] = await outbox.names()
  const raw = (await outbox.read(name)) ?? ''
  expect(raw.split('\r\n').filter((line) => line.length > 78 || !/^[\x20-\x7e]*$/.test(line))).toEqual([])
  expect(parsed(raw).subject).toBe(`${'తెలుగు '.repeat(20)}!`)
  expect(await outbox.read('../secrets.json')).toBeUndefined()
  close()
})

it('keeps a letter for a month', async () => {
  const { outbox, clock, close } = made()
  const send = (key: string) => outbox.send({ to: 'bea@aurora.example', subject: key, text: key, unsubscribe: 'https://portal.example/notifications', key })
  await send('old')
  clock.advance(30 * 86_400)
  await send('on the day')
  expect(await outbox.names()).toEqual(['on%20the%20day.eml', 'old.eml'])
  clock.advance(3601)
  await send('new')
  expect(await outbox.names()).toEqual(['new.eml', 'on%20the%20day.eml'])
  close()
})
