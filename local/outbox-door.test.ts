import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Outbox } from '#shared/adapters/local/outbox.ts'
import { randomIds } from '#shared/adapters/local/ids.ts'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { Problem } from '#shared/kernel/problem.ts'
import { messages } from './messages/messages.ts'
import { outboxDoor } from './outbox-door.ts'
import { freePort } from './system.ts'

const key = 'quoting.pln_1.2.0.buyer%20a.eml'
let letters: readonly string[] = []
const outbox: Outbox = {
  send: () => Promise.resolve('accepted'),
  names: () => Promise.resolve(letters),
  read: (name) => Promise.resolve(letters.includes(name) ? `the letter ${name}` : undefined),
}
let address: string
let server: Server
beforeAll(async () => {
  const [port, door] = [await freePort(), outboxDoor(outbox, randomIds(systemClock))]
  address = `http://localhost:${port}`
  server = createServer((request, response) => void door(request, response, new URL(request.url ?? '/', address)))
  await new Promise<void>((resolve) => { server.listen(port, resolve) })
})
afterAll(() => new Promise((resolve) => { server.close(resolve) }))

const ask = (path: string, language = 'en') => fetch(`${address}${path}`, { headers: { 'accept-language': language } })

it('lists the letters in the words of the asker, and says so when there are none', async () => {
  for (const locale of ['en', 'te'] as const) {
    letters = []
    expect(await (await ask('/outbox/', locale)).text()).toContain(messages[locale].outbox.none)
    letters = [key]
    const text = await (await ask('/outbox/', locale)).text()
    expect(text).toContain(`lang="${locale}"`)
    expect(text).toContain(messages[locale].outbox.intro)
    expect(text).not.toContain(messages[locale].outbox.none)
  }
})

it('gives the letter that its list links to', async () => {
  letters = [key]
  const link = /href="([^"]+)"/.exec(await (await ask('/outbox/')).text())?.[1] ?? ''
  expect(await (await ask(link)).text()).toBe(`the letter ${key}`)
})

it('answers an unknown letter and an address that cannot be read with problems', async () => {
  for (const [path, status, code] of [['/outbox/other.eml', 404, 'route-not-found'], ['/outbox/%E0%A4', 400, 'malformed-address'], ['/outbox/%25%', 400, 'malformed-address']] as const) {
    expect(Problem.parse(await (await ask(path)).json())).toMatchObject({ status, code })
  }
})
