import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Clock, DownloadLink, Files, UploadLink } from '#shared/kernel/ports.ts'
import { manualClock, type ManualClock } from '../manual-clock.ts'

/**
 * The far end of links: `put` sends bytes as a browser would and says whether they were taken, `get` follows a download link.
 * `checksLinks` is false for an end that takes any link for valid (then links are not tried to be abused).
 */
export type LinkEnd = {
  readonly put: (link: Pick<UploadLink, 'url' | 'headers'>, bytes: Uint8Array) => Promise<boolean>
  readonly get: (link: Pick<DownloadLink, 'url'>) => Promise<{ readonly bytes: Uint8Array; readonly headers: { get: (name: string) => string | null } } | undefined>
  readonly checksLinks: boolean
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

/** The contract of the files port. */
export const describeFiles = (name: string, makeFiles: MakeFiles, { links, runs } = { links: true, runs: 40 }): void => {
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
    if (links) {
      uploads(bench)
      downloads(bench)
    }
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

const uploads = ({ files, end, clock }: Bench): void => {
  it('gives a link that takes exactly the promised bytes', async () => {
    const { bytes, file } = fileOf('the part')
    const link = await files().uploadLink(file)
    expect(link.method).toBe('PUT')
    expect(Date.parse(link.expiresAt) - Date.parse(clock.now())).toBe(900_000)
    expect(await end().put(link, bytes)).toBe(true)
    expect(await files().read(file.sha256)).toEqual(bytes)
    expect(await end().put(link, bytes)).toBe(true)
  })
  it.each(['THE FIRST', 'the firs', 'the first!'])('leaves nothing behind when %j arrives instead', async (other) => {
    const { file } = fileOf('the first')
    const link = await files().uploadLink(file)
    expect(await end().put(link, new TextEncoder().encode(other))).toBe(false)
    expect([await files().size(file.sha256), await files().size(fileOf(other).file.sha256)]).toEqual([undefined, undefined])
  })
  it('takes no other content type, key or method with the same signature', async () => {
    const { checksLinks } = end()
    if (!checksLinks) return
    const [{ bytes, file }, other] = [fileOf('bound'), fileOf('other')]
    const link = await files().uploadLink(file)
    expect(await end().put({ ...link, headers: { ...link.headers, 'content-type': 'text/html' } }, bytes)).toBe(false)
    expect(await end().put({ ...link, url: link.url.replace(file.sha256, other.file.sha256) }, other.bytes)).toBe(false)
    expect(await end().put({ ...link, url: `${link.url}0` }, bytes)).toBe(false)
    expect(await end().put({ url: (await files().downloadLink(file.sha256, 'x')).url, headers: link.headers }, bytes)).toBe(false)
    expect(await files().size(file.sha256)).toBeUndefined()
  })
  it('takes nothing after the link has expired', async () => {
    if (!end().checksLinks) return
    const { bytes, file } = fileOf('late')
    const link = await files().uploadLink(file)
    clock.advance(901)
    expect(await end().put(link, bytes)).toBe(false)
    expect(await files().size(file.sha256)).toBeUndefined()
  })
}

const downloads = ({ files, end, clock }: Bench): void => {
  it('gives a link to the bytes, with their type and the name to save them under', async () => {
    const { bytes } = fileOf('download me')
    const link = await files().downloadLink(await files().write(bytes, type), 'Prüfplan "A"\r\nx: y.step')
    const got = await end().get(link)
    expect(got?.bytes).toEqual(bytes)
    expect(got?.headers.get('content-type')).toBe(type)
    expect(got?.headers.get('content-disposition')).toBe('attachment; filename="Pr_fplan _A___x: y.step"; filename*=UTF-8\'\'Pr%C3%BCfplan%20%22A%22%0D%0Ax%3A%20y.step')
  })
  it('gives nothing for a file that is not there, an altered link or an expired one', async () => {
    expect(await end().get(await files().downloadLink(fileOf('never').file.sha256, 'x'))).toBeUndefined()
    if (!end().checksLinks) return
    const [one, two] = [await files().write(fileOf('one').bytes, type), await files().write(fileOf('two').bytes, type)]
    const link = await files().downloadLink(one, 'x')
    expect(await end().get({ url: link.url.replace(one, two) })).toBeUndefined()
    clock.advance(901)
    expect(await end().get(link)).toBeUndefined()
  })
}
