import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { describeClock, describeIds } from '#shared/testing/contracts/clock-ids.ts'
import { describeSecrets } from '#shared/testing/contracts/secrets.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { systemClock } from './clock.ts'
import { randomIds, seededIds } from './ids.ts'
import { jsonLog } from './log.ts'
import { fileSecrets } from './secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-secrets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const path = () => join(folder, String((files += 1)), 'secrets.json')

describeClock('system', systemClock)
describeClock('manual', manualClock())
describeIds('random', randomIds)
describeIds('seeded', (clock) => seededIds({ clock, seed: 7 }))
describeSecrets('file', async (values) => {
  const where = path()
  fileSecrets({ path: where, names: ['filler'], env: {} })
  writeFileSync(where, JSON.stringify(values))
  return { secrets: fileSecrets({ path: where, names: [], env: {} }), close: () => undefined }
})

const draw = (seed: number): string[] => {
  const ids = seededIds({ clock: manualClock(), seed })
  return Array.from({ length: 5 }, () => ids.next('x'))
}

describe('seeded ids', () => {
  it('are the same for the same seed and different for another', () => {
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
  })
})

describe('file secrets', () => {
  it('draws missing values once, keeps them, and lets only the owner read them', async () => {
    const where = path()
    const first = await fileSecrets({ path: where, names: ['a', 'b'], env: {} }).get('a')
    expect(first).toMatch(/^[\w-]{43}$/)
    expect(statSync(where).mode & 0o777).toBe(0o600)
    const again = fileSecrets({ path: where, names: ['a', 'b', 'c'], env: {} })
    expect([await again.get('a'), new Set([await again.get('a'), await again.get('b'), await again.get('c')]).size]).toEqual([first, 3])
    expect(Object.keys(JSON.parse(readFileSync(where, 'utf8')) as object)).toEqual(['a', 'b', 'c'])
  })
  it('prefers the environment', async () => {
    const secrets = fileSecrets({ path: path(), names: ['stripe-webhook'], env: { THROUGHLINE_SECRET_STRIPE_WEBHOOK: 'whsec' } })
    expect(await secrets.get('stripe-webhook')).toBe('whsec')
  })
  it('says that the file is broken without quoting it, and leaves it as it is', () => {
    const where = path()
    fileSecrets({ path: where, names: ['a'], env: {} })
    writeFileSync(where, '{"a": s3cret')
    expect(() => fileSecrets({ path: where, names: ['b'], env: {} })).toThrow(/^the secrets file is no JSON object$/)
    expect(readFileSync(where, 'utf8')).toBe('{"a": s3cret')
  })
})

describe('json log', () => {
  it('writes one line per message, with the fields of the log and of the message', () => {
    const lines: string[] = []
    const log = jsonLog({ clock: manualClock(), write: (line) => lines.push(line) }, { service: 'quoting' }).with({ requestId: 'r1' })
    log.info('two\nlines', { count: 2, skipped: undefined })
    log.error('x', { level: 'info', message: 'y' })
    expect(lines).toEqual([
      '{"level":"info","time":"2026-03-02T08:00:00.000Z","message":"two\\nlines","service":"quoting","requestId":"r1","count":2}\n',
      '{"level":"error","time":"2026-03-02T08:00:00.000Z","message":"x","service":"quoting","requestId":"r1"}\n',
    ])
  })
})
