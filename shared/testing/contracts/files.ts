import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Clock, DownloadLink, Files, UploadLink } from '#shared/kernel/ports.ts'
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
const fileOf = (text: string) => {
  const bytes = new TextEncoder().encode(text)
  return { bytes, file: { sha256: hash(bytes), bytes: bytes.byteLength, contentType: type } }
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
  it('keeps any bytes under their SHA-256, once', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (drawn) => {
      const bytes = Uint8Array.from(drawn)
      expect(await files().write(bytes, type)).toBe(hash(bytes))
      expect(await files().write(bytes, type)).toBe(hash(bytes))
      expect(await files().read(hash(bytes))).toEqual(bytes)
      expect(await files().size(hash(bytes))).toBe(bytes.byteLength)
    }), { numRuns: runs })
  })
  it('knows nothing of what was never written', async () => {
    expect([await files().read(hash(new Uint8Array([1, 2]))), await files().size(hash(new Uint8Array([1, 3])))]).toEqual([undefined, undefined])
  })
  it.each(['', '../../etc/passwd', 'A'.repeat(64), 'a'.repeat(63)])('throws on %j, which is no SHA-256', async (key) => {
    for (const call of [() => files().read(key), () => files().size(key), () => files().downloadLink(key, 'x'), () => files().uploadLink({ sha256: key, bytes: 1, contentType: type })]) {
      await expect(call()).rejects.toThrow()
    }
  })
}

const allowed = ({ files, end, clock }: Bench): void => {
  it('gives a link that takes the promised bytes, once or twice', async () => {
    const { bytes, file } = fileOf('the part')
    const link = await files().uploadLink(file)
    expect(link.method).toBe('PUT')
    expect(Date.parse(link.expiresAt) - Date.parse(clock.now())).toBe(900_000)
    expect(await end().put(link, bytes)).toBe(true)
    expect(await files().read(file.sha256)).toEqual(bytes)
    expect(await end().put(link, bytes)).toBe(true)
  })
  it('gives a link to the bytes, with their type', async () => {
    const { bytes } = fileOf('download me')
    const got = await end().get(await files().downloadLink(await files().write(bytes, type), 'part.step'))
    expect([got?.bytes, got?.headers.get('content-type')]).toEqual([bytes, type])
  })
  it('gives nothing for a file that is not there', async () => {
    expect(await end().get(await files().downloadLink(fileOf('never').file.sha256, 'x'))).toBeUndefined()
  })
}

const forbidden = ({ files, end, clock }: Bench): void => {
  it.each(['THE FIRST', 'the firs', 'the first!'])('leaves nothing behind when %j arrives instead', async (other) => {
    const { file } = fileOf('the first')
    const link = await files().uploadLink(file)
    expect(await end().put(link, new TextEncoder().encode(other))).toBe(false)
    expect([await files().size(file.sha256), await files().size(fileOf(other).file.sha256)]).toEqual([undefined, undefined])
  })
  it('takes no other content type, key or method with the same signature', async () => {
    const [{ bytes, file }, other] = [fileOf('bound'), fileOf('other')]
    const link = await files().uploadLink(file)
    expect(await end().put({ ...link, headers: { ...link.headers, 'content-type': 'text/html' } }, bytes)).toBe(false)
    expect(await end().put({ ...link, url: link.url.replace(file.sha256, other.file.sha256) }, other.bytes)).toBe(false)
    expect(await end().put({ ...link, url: `${link.url}0` }, bytes)).toBe(false)
    expect(await end().put({ url: (await files().downloadLink(file.sha256, 'x')).url, headers: link.headers }, bytes)).toBe(false)
    expect(await files().size(file.sha256)).toBeUndefined()
  })
  it('takes nothing after the link has expired', async () => {
    const { bytes, file } = fileOf('late')
    const link = await files().uploadLink(file)
    clock.advance(901)
    expect(await end().put(link, bytes)).toBe(false)
    expect(await files().size(file.sha256)).toBeUndefined()
  })
  it('saves a download under its name, whatever that is, and never shows it in place', async () => {
    const link = await files().downloadLink(await files().write(fileOf('named').bytes, type), 'Prüfplan "A"\r\nx: y.step')
    expect((await end().get(link))?.headers.get('content-disposition')).toBe('attachment; filename="Pr_fplan _A___x: y.step"; filename*=UTF-8\'\'Pr%C3%BCfplan%20%22A%22%0D%0Ax%3A%20y.step')
  })
  it('gives nothing for an altered link or an expired one', async () => {
    const [one, two] = [await files().write(fileOf('one').bytes, type), await files().write(fileOf('two').bytes, type)]
    const link = await files().downloadLink(one, 'x')
    expect(await end().get({ url: link.url.replace(one, two) })).toBeUndefined()
    clock.advance(901)
    expect(await end().get(link)).toBeUndefined()
  })
}
