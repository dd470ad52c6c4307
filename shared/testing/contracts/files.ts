import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Clock, DownloadLink, FileKey, Files, UploadLink } from '#shared/kernel/ports.ts'
import { manualClock, type ManualClock } from '../manual-clock.ts'

/**
 * The far end of links: `put` sends bytes as a browser would and says whether they were taken, `get` follows a download link.
 */
export type LinkEnd = {
  readonly put: (link: Pick<UploadLink, 'url' | 'headers'>, bytes: Uint8Array) => Promise<boolean>
  readonly get: (link: Pick<DownloadLink, 'url'>) => Promise<{ readonly bytes: Uint8Array; readonly headers: { get: (name: string) => string | null } } | undefined>
}
export type FilesUnderTest = { readonly files: Files; readonly links: LinkEnd | undefined; readonly close: () => Promise<void> | void }
export type MakeFiles = (options: { readonly clock: Clock }) => Promise<FilesUnderTest>

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const type = 'model/step'
const [owner, other] = ['cus_a', 'cus_b']
const keyOf = (bytes: Uint8Array) => ({ owner, sha256: hash(bytes) })
const fileOf = (text: string) => {
  const bytes = new TextEncoder().encode(text)
  return { bytes, file: { ...keyOf(bytes), bytes: bytes.byteLength, contentType: type } }
}

type Bench = { readonly files: () => Files; readonly end: () => LinkEnd; readonly clock: ManualClock }

/**
 * `links`: `none` when they lead nowhere; `unchecked` when the far end takes any link and any bytes for good, so that what a link
 * forbids is skipped, visibly.
 */
export type FilesSuite = { readonly links: 'checked' | 'unchecked' | 'none'; readonly runs: number }

/** The contract of the files port. */
export const describeFiles = (name: string, makeFiles: MakeFiles, { links, runs }: FilesSuite = { links: 'checked', runs: 40 }): void => {
  describe(`files port: ${name}`, () => {
    const clock = manualClock(new Date().toISOString())
    let made: FilesUnderTest | undefined
    beforeAll(async () => { made = await makeFiles({ clock }) })
    afterAll(async () => made?.close())
    const under = (): FilesUnderTest => {
      if (!made) throw new Error('the files were not made')
      return made
    }
    const end = (): LinkEnd => {
      const far = under().links
      if (!far) throw new Error('these links lead nowhere')
      return far
    }
    const bench = { files: () => under().files, end, clock }
    content(bench, runs)
    if (links === 'none') return
    allowed(bench)
    describe.skipIf(links === 'unchecked')('what a link forbids', () => forbidden(bench))
  })
}

const content = ({ files }: Bench, runs: number): void => {
  const byKey = (key: FileKey): (() => Promise<unknown>)[] => [() => files().read(key), () => files().size(key), () => files().downloadLink(key, 'x'), () => files().uploadLink({ ...key, bytes: 1, contentType: type })]
  it('keeps any bytes under their SHA-256, once', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (drawn) => {
      const bytes = Uint8Array.from(drawn)
      expect(await files().write(owner, bytes, type)).toBe(hash(bytes))
      expect(await files().write(owner, bytes, type)).toBe(hash(bytes))
      expect(await files().read(keyOf(bytes))).toEqual(bytes)
      expect(await files().size(keyOf(bytes))).toBe(bytes.byteLength)
    }), { numRuns: runs })
  })
  it('knows nothing of what was never written', async () => {
    expect([await files().read(keyOf(new Uint8Array([1, 2]))), await files().size(keyOf(new Uint8Array([1, 3])))]).toEqual([undefined, undefined])
  })
  it.each(['', '../../etc/passwd', 'A'.repeat(64), 'a'.repeat(63)])('throws on %j, which is no SHA-256', async (sha256) => {
    for (const call of byKey({ owner, sha256 })) await expect(call()).rejects.toThrow()
  })
  it.each(['', '.', '..', '../cus_a', 'cus_a/', 'cüs', 'cus_a\n', 'a'.repeat(81)])('throws on %j, which is no owner', async (wrong) => {
    const sha256 = await files().write(owner, new Uint8Array([1]), type)
    for (const call of [...byKey({ owner: wrong, sha256 }), () => files().write(wrong, new Uint8Array([1]), type)]) await expect(call()).rejects.toThrow()
  })
  it('keeps the same bytes of two owners apart', async () => {
    const { bytes, file } = fileOf('whose')
    await files().write(owner, bytes, type)
    expect([await files().size({ ...file, owner: other }), await files().read({ ...file, owner: other })]).toEqual([undefined, undefined])
    expect(await files().write(other, bytes, type)).toBe(file.sha256)
    expect([await files().read(file), await files().read({ ...file, owner: other })]).toEqual([bytes, bytes])
  })
}

const allowed = ({ files, end, clock }: Bench): void => {
  it('gives a link that takes the promised bytes, once or twice', async () => {
    const { bytes, file } = fileOf('the part')
    const link = await files().uploadLink(file)
    expect(link.method).toBe('PUT')
    expect(Date.parse(link.expiresAt) - Date.parse(clock.now())).toBe(900_000)
    expect(await end().put(link, bytes)).toBe(true)
    expect(await files().read(file)).toEqual(bytes)
    expect(await end().put(link, bytes)).toBe(true)
  })
  it('gives a link to the bytes, with their type', async () => {
    const { bytes, file } = fileOf('download me')
    await files().write(owner, bytes, type)
    const got = await end().get(await files().downloadLink(file, 'part.step'))
    expect([got?.bytes, got?.headers.get('content-type')]).toEqual([bytes, type])
  })
  it('gives nothing for a file that is not there', async () => {
    expect(await end().get(await files().downloadLink(fileOf('never').file, 'x'))).toBeUndefined()
  })
  it("gives nothing for another owner's file", async () => {
    const { bytes, file } = fileOf('not yours')
    expect(await end().put(await files().uploadLink(file), bytes)).toBe(true)
    await files().uploadLink({ ...file, owner: other })
    expect(await end().get(await files().downloadLink({ ...file, owner: other }, 'x'))).toBeUndefined()
    expect([await files().size({ ...file, owner: other }), await files().read({ ...file, owner: other })]).toEqual([undefined, undefined])
  })
}

const forbidden = ({ files, end, clock }: Bench): void => {
  it.each(['THE FIRST', 'the firs', 'the first!'])('leaves nothing behind when %j arrives instead', async (sent) => {
    const { file } = fileOf('the first')
    const link = await files().uploadLink(file)
    expect(await end().put(link, new TextEncoder().encode(sent))).toBe(false)
    expect([await files().size(file), await files().size(fileOf(sent).file)]).toEqual([undefined, undefined])
  })
  it('takes no other content type, key, owner or method with the same signature', async () => {
    const [{ bytes, file }, another] = [fileOf('bound'), fileOf('other')]
    const link = await files().uploadLink(file)
    expect(await end().put({ ...link, headers: { ...link.headers, 'content-type': 'text/html' } }, bytes)).toBe(false)
    expect(await end().put({ ...link, url: link.url.replace(file.sha256, another.file.sha256) }, another.bytes)).toBe(false)
    expect(await end().put({ ...link, url: link.url.replace(owner, other) }, bytes)).toBe(false)
    expect(await end().put({ ...link, url: `${link.url}0` }, bytes)).toBe(false)
    expect(await end().put({ url: (await files().downloadLink(file, 'x')).url, headers: link.headers }, bytes)).toBe(false)
    expect(await files().size(file)).toBeUndefined()
  })
  it('takes nothing after the link has expired', async () => {
    const { bytes, file } = fileOf('late')
    const link = await files().uploadLink(file)
    clock.advance(901)
    expect(await end().put(link, bytes)).toBe(false)
    expect(await files().size(file)).toBeUndefined()
  })
  it('saves a download under its name, whatever that is, and never shows it in place', async () => {
    const { bytes, file } = fileOf('named')
    await files().write(owner, bytes, type)
    const link = await files().downloadLink(file, 'Prüfplan "A"\r\nx: y.step')
    expect((await end().get(link))?.headers.get('content-disposition')).toBe('attachment; filename="Pr_fplan _A___x: y.step"; filename*=UTF-8\'\'Pr%C3%BCfplan%20%22A%22%0D%0Ax%3A%20y.step')
  })
  it('gives nothing for an altered link or an expired one', async () => {
    const [one, two] = [await files().write(owner, fileOf('one').bytes, type), await files().write(owner, fileOf('two').bytes, type)]
    await files().write(other, fileOf('one').bytes, type)
    const link = await files().downloadLink({ owner, sha256: one }, 'x')
    expect(await end().get({ url: link.url.replace(one, two) })).toBeUndefined()
    expect(await end().get({ url: link.url.replace(owner, other) })).toBeUndefined()
    clock.advance(901)
    expect(await end().get(link)).toBeUndefined()
  })
}
