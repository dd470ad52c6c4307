import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpShop } from '#local/demo/http-shop.ts'
import { agreeOnPlan, talkRequirementsThrough } from '#local/demo/quoting-steps.ts'
import { services } from '#local/services.ts'
import { freePort, startSystem } from '#local/system.ts'
import { realTools } from '#local/tools.ts'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { sqliteStore } from '#shared/adapters/local/store.ts'
import { byOrder } from '#shared/kernel/history.ts'
import type { Bus, Log } from '#shared/kernel/ports.ts'
import { startMain, type Child } from '../system/child.ts'
import { printed, Rows, run } from './command.ts'

/** A house in trouble: quality cannot take plans, and one event got lost on its way. */
const parent = mkdtempSync(join(tmpdir(), 'throughline-ops-'))
const directory = join(parent, 'state')
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined, with: () => quiet }
const broken = services.map((each) => (each.service.manifest.contract.service === 'quality'
  ? { ...each, service: { ...each.service, reactions: { ...each.service.reactions, PlanApproved: () => Promise.reject(new Error('quality is broken')) } } }
  : each))
const losing = (bus: Bus): Bus => ({ publish: (entries) => bus.publish(entries.filter(({ envelope }) => envelope.type !== 'RequirementsSubmitted')).then(() => ({ failed: [] })) })
const part = { name: 'part.step', bytes: new Uint8Array(readFileSync(join(import.meta.dirname, '../../services/quoting/geometry/samples/mfcad_0-0-0-2-11-23.step'))) }

let orderId: string
const children: Child[] = []
const ops = (...words: readonly string[]) => run([...words, '--data', directory])
const rowOf = async (type: string, queue: string) => printed(Rows, await ops('conservation', '--json')).rows.find((row) => row.type === type && row.queue === queue)

/** Entries of quality about the order. */
const heardByQuality = async (): Promise<number> => {
  const store = sqliteStore({ path: join(directory, 'quality.db'), indexes: services.flatMap(({ service: { manifest } }) => (manifest.contract.service === 'quality' ? manifest.storage.indexes : [])), clock: systemClock })
  const { items } = await store.query({ index: byOrder, partition: orderId, limit: 100 })
  store.close()
  return items.length
}

const until = async (what: string, look: () => Promise<boolean>): Promise<void> => {
  for (let tried = 0; tried < 300; tried += 1) {
    if (await look()) return
    await setTimeout(100)
  }
  throw new Error(`waited too long until ${what}`)
}

beforeAll(async () => {
  const tools = realTools()
  const system = await startSystem({ hosted: broken, tools, directory, port: await freePort(), log: quiet, carry: losing, patience: { maxReceives: 2, backoffSeconds: () => 0.05 } })
  const shop = httpShop(system.address, system.secrets, () => undefined)
  const asked = await talkRequirementsThrough(shop, part)
  orderId = asked.orderId
  await agreeOnPlan(shop, asked)
  await until('the plan is dead in quality', async () => system.runtime.bus.dead('quality-inbox').length === 1 && system.runtime.queues.every((queue) => system.runtime.bus.pending(queue).length === 0))
  tools.close()
  await system.stop()
}, 120_000)
afterAll(async () => {
  await Promise.all(children.map((child) => child.kill('SIGKILL')))
  rmSync(parent, { recursive: true, force: true })
})

describe('events in trouble', () => {
  it('are found: what is lost by its id, what is dead by its queue', async () => {
    const ran = await ops('conservation')
    expect(ran.code).toBe(1)
    const lost = await rowOf('RequirementsSubmitted', 'support-inbox')
    expect(lost).toMatchObject({ emitted: 1, consumed: 0, missing: [expect.stringMatching(/^quoting\.rfq_/)] })
    expect(ran.out).toContain(`support-inbox never had ${lost?.missing[0]}`)
    expect(await rowOf('PlanApproved', 'quality-inbox')).toMatchObject({ emitted: 1, consumed: 0, dead: 1, missing: [] })
    expect(await rowOf('PlanApproved', 'production-inbox')).toMatchObject({ emitted: 1, consumed: 1, dead: 0, missing: [] })
  })

  it('are listed and shown, and a dry run moves nothing', async () => {
    const listed = await ops('dead-letters', 'list')
    expect([listed.code, listed.out]).toEqual([1, expect.stringContaining('PlanApproved')])
    const shown = printed(z.array(z.object({ body: z.object({ detail: z.object({ orderId: z.string() }) }) })), await ops('dead-letters', 'show', '--type', 'PlanApproved', '--json'))
    expect(shown.map(({ body }) => body.detail.orderId)).toEqual([orderId])
    expect((await ops('dead-letters', 'redrive')).out).toContain('With --yes')
    expect((await ops('replay', '--consumer', 'support-inbox', '--order', orderId)).out).toContain('With --yes')
    expect((await rowOf('PlanApproved', 'quality-inbox'))?.dead).toBe(1)
    expect((await rowOf('RequirementsSubmitted', 'support-inbox'))?.missing).toHaveLength(1)
  })

  it('are put back to work, whatever dies in between, and done once', async () => {
    expect((await ops('dead-letters', 'redrive', '--queue', 'quality-inbox', '--yes')).code).toBe(0)
    for (const consumer of ['support-inbox', 'contracts-send-notices']) expect((await ops('replay', '--consumer', consumer, '--order', orderId, '--type', 'RequirementsSubmitted', '--yes')).code).toBe(0)
    expect(await rowOf('PlanApproved', 'quality-inbox')).toMatchObject({ dead: 0, parked: 1 })
    const port = await freePort()
    for (const lives of [1, 2]) {
      const child = startMain(parent, port)
      children.push(child)
      await child.says('npm run demo')
      if (lives === 1) await child.kill('SIGKILL')
    }
    await until('everything is accounted for', async () => (await ops('conservation')).code === 0)
    expect(await rowOf('PlanApproved', 'quality-inbox')).toMatchObject({ consumed: 1, parked: 0 })
    expect(await rowOf('RequirementsSubmitted', 'support-inbox')).toMatchObject({ consumed: 1 })
    const before = await heardByQuality()
    expect(before).toBeGreaterThan(0)

    // The whole order once more, on the running system: to one consumer, and to everybody.
    expect((await ops('replay', '--consumer', 'quality-inbox', '--order', orderId, '--yes')).code).toBe(0)
    expect((await ops('republish', '--service', 'quoting', '--since', '2020-01-01', '--yes')).code).toBe(0)
    await until('the queues are empty again', async () => printed(Rows, await ops('conservation', '--json')).rows.every(({ parked, underWay }) => parked + underWay === 0))
    expect(await heardByQuality()).toBe(before)
    expect((await ops('conservation')).code).toBe(0)
  }, 120_000)
})

describe('a command that makes no sense', () => {
  it.each([
    [['replay', '--consumer', 'quality-inbox'], 2, 'Say which span'],
    [['replay', '--order', 'ord_1'], 2, '--consumer'],
    [['replay', '--consumer', 'nobody', '--order', 'ord_1'], 1, 'There is no queue nobody'],
    [['republish', '--service', 'nobody', '--order', 'ord_1'], 2, 'quoting, contracts'],
    [['conservation', '--since', 'yesterday'], 2, '“yesterday”'],
    [['dead-letters', 'redrive', '--force'], 2, '--queue'],
    [['erase', '--customer', 'cus_aurora'], 2, '--by is missing'],
    [['erase', '--customer', 'cus_nobody', '--by', 'Olga'], 1, 'Nothing is known of cus_nobody'],
    [['hold', 'set', '--order', 'o', '--customer', 'c', '--reason', 'r', '--by', 'b'], 2, 'one of them'],
    [['backup'], 2, '--to is missing'],
    [['fly'], 2, 'throughline ops replay'],
  ] as const)('%j', async (words, code, says) => {
    expect(await ops(...words)).toMatchObject({ code, out: '', err: expect.stringContaining(says) })
  })

  it('refuses a folder that is none, and two worlds at once', async () => {
    expect(await run(['conservation', '--data', parent])).toMatchObject({ code: 1, err: expect.stringContaining('is not the folder') })
    expect(await ops('conservation', '--stage', 'dev', '--region', 'eu-central-1')).toMatchObject({ code: 2, err: expect.stringContaining('not both') })
  })
})
