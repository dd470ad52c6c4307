import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Driven } from '#local/demo/order.ts'
import { documentsOf, timelineOf } from '#local/demo/outcome.ts'
import { must } from '#local/demo/shop.ts'
import { backUp } from '#shared/adapters/local/backup.ts'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { number, openSqlite } from '#shared/adapters/local/sqlite.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import { printed, run } from './command.ts'
import { houseWithOrder, type House } from './house.ts'

let house: House
let driven: Driven
beforeAll(async () => { ({ house, driven } = await houseWithOrder()) }, 120_000)
afterAll(() => house.demolish())

const inside = (name: string): string => join(house.parent, name)
const ops = (words: readonly string[]) => run([...words, '--data', house.directory])

describe('backup and restore', () => {
  it('of the running system gives a folder that serves the same order, byte for byte', async () => {
    const [backup, restored] = [inside('backup'), inside('restored')]
    expect(await ops(['backup', '--to', backup])).toMatchObject({ code: 0 })
    expect(await run(['restore', '--from', backup, '--data', restored])).toMatchObject({ code: 0, out: expect.stringContaining('every event accounted for') })
    const story = await timelineOf(house.shop(), driven.orderId)
    const papers = (await documentsOf(house.shop(), driven)).map((each) => each.sha256)
    await house.stop()

    await house.start(restored)
    expect(await timelineOf(house.shop(), driven.orderId)).toEqual(story)
    const served = await documentsOf(house.shop(), driven)
    expect(served.map((each) => each.sha256)).toEqual(papers)
    for (const { url, sha256: expected } of served) expect(sha256(new Uint8Array(await (await fetch(url)).arrayBuffer()))).toBe(expected)
    expect(await must(house.shop().contracts('buyer').verifyContract({ params: { contractId: driven.contractId } }))).toMatchObject({ matches: true })
    await house.stop()
    await house.start()
  }, 120_000)

  it('writes over nothing, and the drill leaves nothing behind', async () => {
    expect(await ops(['backup', '--to', inside('backup')])).toMatchObject({ code: 1, err: expect.stringContaining('is not empty') })
    expect(await run(['restore', '--from', inside('backup'), '--data', house.directory])).toMatchObject({ code: 1, err: expect.stringContaining('is not empty') })
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('throughline-drill-'))
    expect(await ops(['drill'])).toMatchObject({ code: 0 })
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('throughline-drill-'))).toEqual(before)
  })

  const Faults = z.object({ sound: z.boolean(), faults: z.array(z.object({ path: z.string(), fault: z.string() })) })
  it('notices one altered byte and one lost file', async () => {
    const backup = inside('backup')
    const files = z.object({ files: z.array(z.object({ path: z.string() })) }).parse(JSON.parse(readFileSync(join(backup, 'backup.json'), 'utf8'))).files.map(({ path }) => path)
    const [pdf = '', other = ''] = files.filter((path) => path.startsWith('files/contracts/') && !path.endsWith('.type'))
    const bytes = readFileSync(join(backup, pdf))
    bytes[100] = (bytes[100] ?? 0) ^ 1
    writeFileSync(join(backup, pdf), bytes)
    rmSync(join(backup, other))
    const ran = await run(['restore', '--from', backup, '--data', inside('damaged'), '--json'])
    expect(ran.code).toBe(1)
    expect(printed(Faults, ran)).toEqual({ sound: false, faults: [{ path: pdf, fault: 'altered' }, { path: other, fault: 'missing' }] })
  })

  it('takes all databases as of one moment, however busily they are written', async () => {
    const busy = inside('busy')
    // Writes each number to one database after the other: at any one moment they differ by at most one.
    const names = Array.from({ length: 12 }, (_, at) => `db${at + 10}.db`)
    const script = `
      const { DatabaseSync } = require('node:sqlite')
      const [folder, ...names] = process.argv.slice(1)
      const all = names.map((name) => { const d = new DatabaseSync(folder + '/' + name); d.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; CREATE TABLE n (n INTEGER)'); return d.prepare('INSERT INTO n VALUES (?)') })
      process.stdout.write('ready')
      for (let n = 1; ; n += 1) for (const insert of all) insert.run(n)`
    mkdirSync(busy)
    const writer = spawn(process.execPath, ['-e', script, busy, ...names], { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      await new Promise((resolve) => { writer.stdout.once('data', resolve) })
      const seen: number[] = []
      for (const round of [1, 2, 3, 4, 5, 6]) {
        const to = inside(`busy-${round}`)
        await backUp(busy, to, systemClock)
        const most = names.map((name) => {
          const sqlite = openSqlite(join(to, name), '')
          const found = number(sqlite.one('SELECT coalesce(max(n), 0) AS n FROM n'), 'n')
          sqlite.close()
          return found
        })
        expect(Math.max(...most) - Math.min(...most), String(most)).toBeLessThanOrEqual(1)
        seen.push(Math.max(...most))
      }
      expect(seen.at(-1), 'the writer went on meanwhile').toBeGreaterThan(seen[0] ?? 0)
    } finally {
      writer.kill('SIGKILL')
    }
  })
})
