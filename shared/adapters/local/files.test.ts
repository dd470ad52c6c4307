import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { sha256 } from '#shared/kernel/hash.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import { describeFiles } from '#shared/testing/contracts/files.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { folderFiles, type FolderFiles } from './files.ts'
import { memoryFiles } from './memory-files.ts'

const root = mkdtempSync(join(tmpdir(), 'throughline-files-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
const fresh = (clock: Clock, directory = join(root, String((folders += 1)))) =>
  ({ directory, files: folderFiles({ directory, baseUrl: 'http://127.0.0.1:8080/files/quoting', secret: 'secret', clock, maxBytes: 1000 }) })

async function* chunks(bytes: Uint8Array, size = 3): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.slice(at, at + size)
}
const put = (files: FolderFiles, url: string, bytes: Uint8Array, contentType: string | undefined = 'text/plain') => files.accept({ url, contentType, body: chunks(bytes) })

const everything = (directory: string) => readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)

describeFiles('a folder', async ({ clock }) => {
  const { files } = fresh(clock)
  const links = {
    put: async (link: { url: string; headers: { readonly [name: string]: string } }, bytes: Uint8Array) => (await put(files, link.url, bytes, link.headers['content-type'])).ok,
    get: async ({ url }: { url: string }) => {
      const served = await files.serve({ url })
      if (!served.ok) return undefined
      return { bytes: new Uint8Array(await buffer(served.value.body)), headers: new Headers(served.value.headers) }
    },
  }
  return { files, links, close: () => undefined }
})
describeFiles('memory', async ({ clock }) => ({ files: memoryFiles({ clock }), links: undefined, close: () => undefined }), { links: 'none', runs: 40 })

describe('a folder', () => {
  const bytes = Buffer.from('some bytes of a part')
  const file = { owner: 'cus_a', sha256: sha256(bytes), bytes: bytes.byteLength, contentType: 'text/plain' }

  it('says why it refuses, and leaves nothing behind', async () => {
    const clock = manualClock()
    const { files, directory } = fresh(clock)
    const { url } = await files.uploadLink(file)
    const code = async (link: string, sent: Uint8Array, contentType?: string) => {
      const done = await put(files, link, sent, contentType)
      return done.ok ? undefined : done.error.code
    }
    expect(await code(url, Buffer.from('SOME BYTES OF A PART'))).toBe('upload-hash-differs')
    expect(await code(url, bytes.subarray(1))).toBe('upload-size-differs')
    expect(await code(url, bytes, 'text/html')).toBe('upload-type-differs')
    expect(await code(url.replace('bytes=20', 'bytes=2000'), bytes)).toBe('link-invalid')
    expect(await code('http://127.0.0.1:8080/files/quality/x', bytes)).toBe('link-invalid')
    expect(await code('http://[', bytes)).toBe('link-invalid')
    expect(await code((await files.uploadLink({ ...file, bytes: 1001 })).url, bytes)).toBe('upload-too-large')
    clock.advance(900)
    expect(await code(url, bytes)).toBe('link-expired')
    expect(everything(directory)).toEqual([])
  })
  it('stops reading at the first byte too many', async () => {
    const { files } = fresh(manualClock())
    let sent = 0
    const endless = async function* () {
      for (;;) {
        sent += 1
        yield new Uint8Array(8)
      }
    }
    expect(await files.accept({ url: (await files.uploadLink(file)).url, contentType: 'text/plain', body: endless() })).toMatchObject({ ok: false, error: { code: 'upload-size-differs' } })
    expect(sent).toBe(3)
  })
  it('leaves nothing behind when the sender goes away', async () => {
    const { files, directory } = fresh(manualClock())
    const broken = async function* () {
      yield bytes.subarray(0, 5)
      throw new Error('connection reset')
    }
    await expect(files.accept({ url: (await files.uploadLink(file)).url, contentType: 'text/plain', body: broken() })).rejects.toThrow('reset')
    expect(everything(directory)).toEqual([])
  })
  it('clears what a killed process left half-written, and keeps the rest', async () => {
    const clock = manualClock()
    const { files, directory } = fresh(clock)
    const hash = await files.write('incoming', bytes, 'text/plain')
    writeFileSync(join(directory, '.incoming', '1-1'), 'half')
    const again = fresh(clock, directory).files
    expect(everything(directory).toSorted()).toEqual([hash, `${hash}.type`])
    expect(await again.read({ owner: 'incoming', sha256: hash })).toEqual(new Uint8Array(bytes))
    expect(statSync(join(directory, 'incoming', hash.slice(0, 2), hash.slice(2, 4), hash)).mode & 0o077).toBe(0)
  })
  it('sweeps parts away that nobody joined for a week, and nothing else', async () => {
    const clock = manualClock(new Date().toISOString())
    const { files, directory } = fresh(clock)
    for (const owner of ['parts-cus_a', 'cus_a']) await files.write(owner, bytes, 'text/plain')
    const there = async (at: FolderFiles): Promise<boolean[]> => Promise.all(['parts-cus_a', 'cus_a'].map(async (owner) => (await at.size({ ...file, owner })) !== undefined))
    clock.advance(6 * 86_400)
    expect(await there(fresh(clock, directory).files)).toEqual([true, true])
    clock.advance(2 * 86_400)
    expect(await there(fresh(clock, directory).files)).toEqual([false, true])
    expect(everything(directory)).toHaveLength(2)
  })
  it('takes the same upload from several senders at once', async () => {
    const { files, directory } = fresh(manualClock())
    const { url } = await files.uploadLink(file)
    const done = await Promise.all(Array.from({ length: 5 }, () => put(files, url, bytes)))
    expect(done.every(({ ok }) => ok)).toBe(true)
    expect(everything(directory)).toHaveLength(2)
  })
})
